"""Locks the vault when the computer goes to sleep, the screen is locked, or the session ends.

Behind one interface, `PowerEvents`: on Linux logind tells by D-Bus, on Windows the window's own messages, on macOS the
notifications of the workspace. What a system does not tell, the idle lock still catches.
"""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication

from app.kernel.log import event
from app.ui.context import Context
from app.ui.door import VaultState

_AFTER = 100
"""Milliseconds after unlocking: what is shown first goes before."""


class PowerEvents(Protocol):
    """Tells of what should lock the vault. `away` is emitted for each."""

    away: SignalInstance


class NoPowerEvents(QObject):
    """A system of which nothing is known, or was asked yet."""

    away = Signal()


class LockWhenAway(QObject):
    """Locks at whatever `events` tell, and at the end of the session. The window then saves what pages hold first."""

    def __init__(self, context: Context, application: QGuiApplication, events: PowerEvents | None = None) -> None:
        super().__init__(application)
        self._context = context
        self._listens = events is not None
        self.events = events or NoPowerEvents(self)
        self.events.away.connect(self._lock)
        context.door.state_changed.connect(self._listen)
        application.commitDataRequest.connect(self._lock)

    def _listen(self, state: VaultState) -> None:
        """There is something to lock: hear what the system tells, as soon as the first page stands there."""
        if state is VaultState.OPEN and not self._listens:
            self._listens = True
            QTimer.singleShot(_AFTER, self, self._hear)

    def _hear(self) -> None:
        self.events = events_of_system(self)
        self.events.away.connect(self._lock)

    def _lock(self, _: object = None) -> None:
        event("window.away")
        self._context.door.lock(away=True)


def events_of_system(parent: QObject) -> PowerEvents:
    """What this system tells. Imported when it is needed: each asks for libraries that only its system has."""
    if sys.platform == "win32":
        from app.ui.shell.power_windows import WindowsEvents

        return WindowsEvents(parent)
    if sys.platform == "darwin":
        return NoPowerEvents(parent)
    from app.ui.shell.power_logind import LogindEvents

    return LogindEvents(parent)

"""What logind tells: the computer goes to sleep or shuts down, the session is locked (org.freedesktop.login1)."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

from app.kernel.log import event

_SERVICE = "org.freedesktop.login1"
_MANAGER = "/org/freedesktop/login1"
# PySide says that it wants bytes, and wants text.
_PREPARED, _LOCKED = cast(bytes, SLOT("prepared(bool)")), cast(bytes, SLOT("locked()"))


class LogindEvents(QObject):
    """Listens on the system bus. Without one, or without logind, nothing is heard and nothing breaks."""

    away = Signal()

    def __init__(self, parent: QObject, bus: QDBusConnection | None = None) -> None:
        super().__init__(parent)
        self._bus = bus or QDBusConnection.systemBus()
        if not self._bus.isConnected():
            event("power.no_bus")
            return
        manager, session = f"{_SERVICE}.Manager", f"{_SERVICE}.Session"
        heard = [
            self._bus.connect(_SERVICE, _MANAGER, manager, "PrepareForSleep", self, _PREPARED),
            self._bus.connect(_SERVICE, _MANAGER, manager, "PrepareForShutdown", self, _PREPARED),
            # Without a path: of whichever session. A lock of another user's costs no more than a passphrase.
            self._bus.connect(_SERVICE, "", session, "Lock", self, _LOCKED),
        ]
        if not all(heard):
            event("power.not_all_heard")

    @Slot(bool)
    def prepared(self, begins: bool) -> None:
        """It begins, or it is over and the computer woke up."""
        if begins:
            self.away.emit()

    @Slot()
    def locked(self) -> None:
        """The screen is locked."""
        self.away.emit()

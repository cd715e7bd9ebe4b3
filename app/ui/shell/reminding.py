"""Keeps the reminders beside the settings while the coach wants them, and nothing once she does not (row X11)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.host.settings import Settings
from app.kernel.log import bug
from app.kernel.progress import Cancelled
from app.ui.context import Context
from app.ui.door import VaultState

_AFTER = 5_000
"""Milliseconds after unlocking and after a change: what is shown first goes before."""


class Reminding(QObject):
    """Counts anew some time after unlocking and after changes; at login the system shows what was counted last."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self.count)
        context.door.state_changed.connect(self._state_changed)
        context.changed.connect(lambda _: self._later())

    def live_by(self, before: Settings, settings: Settings) -> None:
        """Take away what is no longer wanted, or begin. CoachkluisError where the system does not let it."""
        if before.reminders == settings.reminders:
            return
        from app.usecases.remind import set_reminders

        if not settings.reminders:
            self._timer.stop()
        set_reminders(self._context.parts, wanted=settings.reminders)
        self.count()

    def count(self) -> None:
        """Count what asks for attention, in the background; not in a demonstration, which is nobody's work."""
        context = self._context
        if not context.settings.reminders or context.door.state is not VaultState.OPEN:
            return
        if context.folders.demonstrations.absolute() in context.door.folder.absolute().parents:
            return
        vault, parts, today = context.vault, context.parts, context.today

        def work(_: object) -> None:
            from app.usecases.remind import renew_reminders

            renew_reminders(vault, parts, today)

        context.tasks.run(work, self, lambda _: None, _failed)

    def _state_changed(self, state: VaultState) -> None:
        if state is VaultState.OPEN:
            self._later()
        else:
            self._timer.stop()

    def _later(self) -> None:
        if self._context.settings.reminders:
            self._timer.start()


def _failed(error: BaseException) -> None:
    """A lock came in between: what was counted before still stands."""
    if not isinstance(error, Cancelled):
        bug(error)

"""Locks the vault when nobody has touched the window for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.context import Context
from app.ui.door import VaultState

_TOUCHES = {
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}  # fmt: skip
_MINUTE = 60_000
BLINK = 5_000
"""Milliseconds after a touch in which no other is looked for: the vault locks at most so much later."""

_AGAIN = 1_000
"""Milliseconds after which it is looked again whether the work still runs that nobody touched the window during."""


class Idle(QObject):
    """Watches for touches while the vault is open. Long work that runs keeps it open until it is done.

    To watch is to have every event of the whole program come by Python: each is paid for by whoever types, and the
    first of them makes PySide set up all classes of Qt, fifty milliseconds long. So after each touch nothing is watched
    for a moment, and nothing at all while there is nothing to lock.
    """

    def __init__(self, context: Context, application: QApplication) -> None:
        super().__init__(application)
        self._context = context
        self._application = application
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expired)
        self._blink = QTimer(self)
        self._blink.setSingleShot(True)
        self._blink.setInterval(BLINK)
        self._blink.timeout.connect(self._watch)
        context.door.state_changed.connect(self.restart)

    def restart(self, _: object = None) -> None:
        """Somebody is there, or the vault was opened or locked."""
        self._application.removeEventFilter(self)
        if self._context.door.state is not VaultState.OPEN:
            self._timer.stop()
            self._blink.stop()
            return
        self._timer.start(self._context.settings.idle_minutes * _MINUTE + BLINK)
        self._blink.start()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """See a touch, and take none away."""
        if event.type() in _TOUCHES:
            self.restart()
        return False

    def _watch(self) -> None:
        self._application.installEventFilter(self)

    def _expired(self) -> None:
        if self._context.tasks.running:
            self._timer.start(_AGAIN)
        else:
            self._context.door.lock(away=True)

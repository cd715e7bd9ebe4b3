"""Locks the vault when nobody has touched the window for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.context import Context

_TOUCHES = {
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}  # fmt: skip
_MINUTE = 60_000


class Idle(QObject):
    """Watches for touches. Long work that runs keeps the vault open until it is done."""

    def __init__(self, context: Context, application: QApplication) -> None:
        super().__init__(application)
        self._context = context
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expired)
        context.door.state_changed.connect(self.restart)
        application.installEventFilter(self)
        self.restart()

    @property
    def milliseconds(self) -> int:
        """How long it waits."""
        return self._timer.interval()

    def restart(self, _: object = None) -> None:
        """Somebody is there."""
        self._timer.start(self._context.settings.idle_minutes * _MINUTE)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """See every touch, and take none away."""
        if event.type() in _TOUCHES:
            self.restart()
        return False

    def _expired(self) -> None:
        if self._context.tasks.running:
            self.restart()
        else:
            self._context.door.lock(away=True)

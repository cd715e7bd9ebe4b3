"""Notices the first picture of a window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Calls back once, when a window of the application has been painted for the first time."""

    def __init__(self, application: QApplication, painted: Callable[[], None]) -> None:
        super().__init__(application)
        self._painted = painted
        self._seen = False
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for a paint event; whoever it is for gets it."""
        if not self._seen and event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self._seen = True
            QTimer.singleShot(0, self._painted)
        return False

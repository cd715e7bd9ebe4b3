"""Notices when a widget is painted. It watches that one alone: a filter on the whole application would slow it down."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Painted(QObject):
    """When a widget was painted last."""

    def __init__(self, widget: QWidget, painted: Callable[[], None] | None = None) -> None:
        super().__init__(widget)
        self.at = 0.0
        """On the clock of time.perf_counter; 0 before the first time."""
        self._painted = painted
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Look for a paint event; the widget gets it as always."""
        if event.type() is QEvent.Type.Paint:
            if self.at == 0.0 and self._painted is not None:
                QTimer.singleShot(0, self._painted)
            self.at = time.perf_counter()
        return False


def end_when_painted(application: QApplication, window: QWidget) -> None:
    """Print that the window is to be seen as soon as it is, and end the application."""

    def painted() -> None:
        print("visible", flush=True)
        application.quit()

    Painted(window, painted)

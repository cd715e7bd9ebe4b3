"""Notices when a widget has been painted. It watches that one alone: a filter on the whole application costs time."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Painted(QObject):
    """Calls `finished` after each frame in which a widget was painted: when all of the frame is there, not when
    painting begins.
    """

    def __init__(self, widget: QWidget, finished: Callable[[], None]) -> None:
        super().__init__(widget)
        self._finished = finished
        self._awaited = False
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Look for a paint event; the widget gets it as always."""
        if event.type() is QEvent.Type.Paint and not self._awaited:
            self._awaited = True
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        self._awaited = False
        self._finished()


def end_when_painted(application: QApplication, window: QWidget) -> None:
    """Print that the window is to be seen as soon as it is, with the seconds that its thread worked; and end."""

    def painted() -> None:
        print("visible", time.thread_time(), flush=True)
        application.quit()

    Painted(window, painted)


class EndingApplication(QApplication):
    """The application as the program knows it, which ends when its window has been painted."""

    def exec(self) -> int:  # type: ignore[override] # Qt's own is static
        """Run until the one window has been painted."""
        (window,) = (each for each in self.topLevelWidgets() if each.isVisible())
        end_when_painted(self, window)
        return QApplication.exec()

"""What an application does besides showing its window: begun when the lock screen has been painted, which waits for
none of it. Whatever else can wait so long belongs here, and its imports with it.
"""

from __future__ import annotations

import signal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.ui.theme.fonts import load_other_fonts
from app.ui.widgets.breakable import WholeCopies
from app.ui.widgets.work_bar import live_by_motion


def begin_rest(application: QApplication) -> None:
    """Begin all of it, once, in the window's thread."""
    load_other_fonts()
    live_by_motion(application)
    WholeCopies(application)
    _end_on_interrupt(application)


def _end_on_interrupt(application: QApplication) -> None:
    """Ctrl+C in a terminal closes the window as its own button does. Python sees signals only when it runs."""
    signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
    timer = QTimer(application)
    timer.timeout.connect(lambda: None)
    timer.start(500)

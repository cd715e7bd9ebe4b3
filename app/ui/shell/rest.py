"""What an application does besides showing its window: begun when the lock screen has been painted, which waits for
none of it. Whatever else can wait so long belongs here, and its imports with it.
"""

from __future__ import annotations

import signal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.kernel.collecting import only_when_asked
from app.ui.context import Context
from app.ui.shell.on_screen import OnScreen
from app.ui.shell.tidying import Tidying
from app.ui.theme.fonts import load_other_fonts
from app.ui.widgets.breakable import WholeCopies
from app.ui.widgets.work_bar import live_by_motion


def begin_rest(application: QApplication, window: QWidget, context: Context) -> None:
    """Begin all of it, once, in the window's thread."""
    load_other_fonts()
    live_by_motion(application)
    WholeCopies(application)
    OnScreen(application)
    only_when_asked()
    Tidying(context, window)
    _end_when_asked(application, window)


def _end_when_asked(application: QApplication, window: QWidget) -> None:
    """Ctrl+C in a terminal closes the window as its own button does, and so does a system that ends everything when one
    logs off: there a form that is half filled in is kept, not asked about. Python sees signals only when it runs.
    """
    signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: window.close())
    timer = QTimer(application)
    timer.timeout.connect(lambda: None)
    timer.start(500)

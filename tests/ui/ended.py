"""Windows end when they are done with, and not when an event loop next begins."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.ui.let_go import let_go
from app.ui.run import Program


def end_what_is_done_with() -> None:
    """End everything that `deleteLater` was called for."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def take_down(*programs: Program) -> None:
    """End the programs that were started in this process, with all their windows: the manual is one by itself."""
    for program in programs:
        program.window.close()
        for each in (program.idle, program):
            each.deleteLater()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    let_go(application)

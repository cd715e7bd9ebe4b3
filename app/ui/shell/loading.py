"""Loads the pages in the background: what takes 200 ms after unlocking takes nothing while a passphrase is typed.

It begins when the window has been painted: before that it would keep the lock screen waiting.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.kernel.collecting import stays
from app.kernel.progress import Progress
from app.kernel.translator import Language
from app.usecases.parts import Parts

_OTHERS = ("QtPdf", "QtPrintSupport")
_UNDISTURBED, _TURN = 1.0, 0.004
"""Seconds that a thread may go on while others wait, and after which it lets them by itself."""
_SHOWS = frozenset({"page", "all_page", "view", "dossier_view", "overview", "forms"})
"""What a module is called that shows a place of the window or a part of a dossier, or what is filled in there."""


class WhenPainted(QObject):
    """Calls `then` once, when a widget has been painted for the first time."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget, self._then = widget, then
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Look for the first paint event; the widget gets it as always."""
        if event.type() is QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


def load_pages(parts: Parts, language: Language) -> None:
    """Load what opens the vault, and what the window shows first. Makes no widgets, so it may run in any thread.

    All of it stays as long as the program: the collector, which would make the window stutter over it now and then,
    is told to leave it alone.
    """
    set_up_classes()  # before what names them
    import app.ui.features.dossier.page
    import app.ui.features.dossiers.found_section
    import app.ui.features.dossiers.page
    import app.ui.features.today.page
    import app.ui.shell.features
    import app.ui.shell.frame
    import app.vault.vault  # noqa: F401
    from app.vault.schema_check import expect_own_schema

    expect_own_schema()
    parts.make_ready(language)
    gc.freeze()


def load_other_pages(progress: Progress) -> None:
    """Load what shows every other place of the vault, in the order in which the window offers them: a coach who goes to
    one waits for its picture, not for its program as well. Makes no widgets either, and ends where the vault is locked.
    """
    from app.ui.shell.dossier_parts import DOSSIER_PARTS
    from app.ui.shell.features import FEATURES

    made = (*(each.page for each in FEATURES), *(each.make for each in DOSSIER_PARTS))
    packages = dict.fromkeys(each.__module__ for each in made)
    for done, name in enumerate(packages):
        package = import_module(name)
        for module in iter_modules(package.__path__, f"{name}."):
            progress.report(done, len(packages))
            if module.name.rpartition(".")[2] in _SHOWS:
                import_module(module.name)
    stays()


def load_modules() -> None:
    """Load the other modules of Qt that pages use, in the window's thread (ten milliseconds): PySide sets up a module
    together with what the window does at that moment, and a thread that did so beside it has taken the process down.
    """
    for name in _OTHERS:
        module = import_module(f"PySide6.{name}")
        for each in dir(module):
            getattr(module, each)


@cache
def set_up_classes() -> None:
    """PySide sets up a class of Qt when it is first asked for; and all that are left at once, in the window's thread,
    as soon as it meets a part of a widget that Python has not seen: thirty milliseconds, in the midst of unlocking.

    May run in any thread. No class is half set up when the window's thread goes on: Python changes from one thread to
    the other only between two of them.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_UNDISTURBED)
    try:
        turn = time.perf_counter()
        for module in (QtCore, QtGui, QtWidgets):
            for name in dir(module):
                getattr(module, name)
                if time.perf_counter() - turn > _TURN:
                    time.sleep(_TURN / 4)
                    turn = time.perf_counter()
    finally:
        sys.setswitchinterval(usual)

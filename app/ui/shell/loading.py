"""Loads the pages in the background: what takes 200 ms after unlocking takes nothing while a passphrase is typed.

It begins when the window has been painted: before that it would keep the lock screen waiting.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.kernel.translator import Language
from app.usecases.parts import Parts


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
    import app.ui.features.dossier.page
    import app.ui.features.dossiers.found_section
    import app.ui.features.dossiers.page
    import app.ui.shell.features
    import app.ui.shell.frame
    import app.vault.vault  # noqa: F401
    from app.vault.schema_check import expect_own_schema

    expect_own_schema()
    parts.make_ready(language)
    _set_up_classes()
    gc.freeze()


def _set_up_classes() -> None:
    """PySide sets up a class of Qt when it is first asked for; and all that are left at once, in the window's thread,
    as soon as it meets a part of a widget that Python has not seen: thirty milliseconds, in the midst of unlocking.
    """
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)

"""What is said above every page: low, with what can be done beside the words where there is room for it; where it goes
while the cursor is in it, the cursor goes to the page.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.ui.theme.fonts import grown
from app.ui.theme.theme import set_role
from app.ui.widgets.flow import Flow
from app.ui.widgets.focus_return import first_of
from app.ui.widgets.parts import label

_WORDS = 300
"""Pixels of width that words have beside their buttons: where there are fewer they stand above them."""


def above_page(name: str, words: str | QLabel, *buttons: QPushButton) -> QFrame:
    """A warning that stands above every page, which keeps its room."""
    made = QFrame()
    made.setObjectName(name)
    set_role(made, "warning")
    layout = QVBoxLayout(made)
    layout.setContentsMargins(14, 6, 10, 6)
    said = label(words) if isinstance(words, str) else words
    layout.addLayout(Flow(said, *buttons, lead=True, least=grown(_WORDS)))
    return made


class CursorToPage(QObject):
    """Watches what stands above the pages of a stack. Left alone, Qt takes the cursor on to what comes next in the
    window, which is in its foot.
    """

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack

    def watch(self, notice: QWidget) -> QWidget:
        """Give the cursor to the page where this goes with it."""
        notice.installEventFilter(self)
        return notice

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Asked before Qt looks for another place for the cursor."""
        if event.type() is QEvent.Type.Hide and not event.spontaneous() and isinstance(watched, QWidget):
            has: QWidget | None = watched.window().focusWidget()
            if has is not None and watched.isAncestorOf(has):
                QTimer.singleShot(0, self, self._give)
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        """Not where the whole frame went: then nothing of it is in sight."""
        page: QWidget | None = self._stack.currentWidget()
        first = first_of(page) if page is not None and page.isVisible() else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

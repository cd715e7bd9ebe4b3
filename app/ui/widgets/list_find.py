"""The field above a list in which one types what to look for in it: there only while it is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from app.ui.context import Context
from app.ui.widgets.search_field import SearchField


class ListFind(SearchField):
    """Esc ends it; so does whoever leaves it empty."""

    left = Signal()
    """It ended by Esc: the cursor is to go back into the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "list.find", "list.find")
        self.setObjectName("list_find")
        self.hide()

    def end_search(self) -> None:
        """Show the whole list again."""
        self.hide()
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends it, whatever stands in it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            self.end_search()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left empty it has nothing to say; a menu over it or another window is no leaving."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if not self.text() and event.reason() not in passing:
            self.hide()

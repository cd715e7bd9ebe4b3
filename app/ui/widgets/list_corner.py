"""At the right end of the headings of a list: what can be done with the list as a whole, for who uses the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QTableView, QToolButton

from app.ui.context import Context
from app.ui.theme.fonts import grown
from app.ui.theme.icons import icon
from app.ui.theme.theme import set_role

ROOM = 28
"""Pixels of width that the last heading leaves free for it; the stylesheet knows them too."""


class ListCorner(QToolButton):
    """By keyboard the same is done by Shift+F10 in the list, so it is no stop for Tab."""

    def __init__(self, context: Context, view: QTableView, clicked: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("list_corner")
        self.setIcon(icon("dots-three-vertical", context.colours.muted))
        self.setIconSize(QSize(grown(18), grown(18)))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(context.text("list.corner"))
        self.setToolTip(context.text("list.corner"))
        set_role(self, "corner")
        self.clicked.connect(lambda: clicked())
        view.horizontalHeader().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the end of the headings."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            at = self._view.horizontalHeader().geometry()
            wide, high = grown(ROOM) - 4, min(at.height() - 4, grown(ROOM))
            self.setGeometry(at.right() - wide, at.top() + (at.height() - high) // 2, wide, high)
            self.raise_()
        return False

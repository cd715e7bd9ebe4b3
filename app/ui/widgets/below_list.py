"""What is said below a list about the row that the cursor is on: a card of words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.theme.theme import set_role
from app.ui.widgets.parts import column

_MARGIN = 14


class BelowList(QScrollArea):
    """Words that wrap. How high it is says `WithBelow`, in which it stands below its list."""

    def __init__(self, *words: QWidget) -> None:
        super().__init__()
        set_role(self, "below")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = QFrame()
        set_role(self._holder, "card")
        self._holder.setLayout(column(*words, None, spacing=4, margin=_MARGIN))
        self.setWidget(self._holder)

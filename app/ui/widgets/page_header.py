"""The head of a page: its title, a word below it, and at most one primary action."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.flow import Flow
from app.ui.widgets.parts import box, label


class PageHeader(QWidget):
    """Title at the left, actions at the right; the last one may be primary."""

    def __init__(self, title: str, below: str = "", *actions: QPushButton) -> None:
        super().__init__()
        self._title = label(title, "title", wrap=False)
        self._title.setObjectName("title")
        self._below = label(below, "muted")
        if not below:
            self._below.hide()  # never shown before it has a place: it would be a window of its own for a moment
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._below)
        texts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.addLayout(Flow(box(texts), *actions, lead=True))

    def set_title(self, title: str, below: str = "") -> None:
        """Another title."""
        self._title.setText(title)
        self._below.setText(below)
        self._below.setVisible(bool(below))

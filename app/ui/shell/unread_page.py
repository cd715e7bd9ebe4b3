"""What stands in the place of a page that could not be read: its title, and a way to try again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.reading import StandIn


class UnreadPage(QWidget):
    """The same for every page: none is left standing half filled, or with what was asked for before."""

    again = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._header = PageHeader("", "")
        self._stand_in = StandIn(context)
        self._stand_in.say("unreadable")
        self._stand_in.again.connect(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._header)
        layout.addWidget(self._stand_in, 1)

    def tell(self, title: str) -> None:
        """Say which page it would be."""
        self._header.set_title(title, "")

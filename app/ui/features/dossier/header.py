"""The head of a dossier: who it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.client import Client
from app.ui.context import Context
from app.ui.widgets.page_header import PageHeader


class DossierHeader(QWidget):
    """Name, and the few words that tell the coach at once who this is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._title = PageHeader("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)

    def show_client(self, client: Client) -> None:
        """Show who this is."""
        self._title.set_title(client.name, client.town)

"""All requests, the one that must be answered first at the top."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QVBoxLayout

from app.domain.request import Request
from app.ui.context import Context
from app.ui.feature import Page
from app.ui.features.requests.listed import RequestList
from app.ui.place import Place
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.parts import row


class RequestsPage(Page):
    """Enter goes to the request in its dossier."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._list = RequestList(context, None, closed=False, empty="requests.none_open")
        self._list.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PageHeader(context.text("requests.title"), context.text("requests.below")))
        layout.addLayout(row(None, self._list.closed))
        layout.addWidget(self._list, 1)

    def arrive(self, place: Place) -> None:
        """Read again."""
        self._list.refresh()
        self._list.focus()

    def _open(self, found: object) -> None:
        request = cast(Request, found)
        self.context.navigate(Place("dossier", request.client, request.id, "requests"))

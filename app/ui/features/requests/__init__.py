"""Verzoeken: clients who use a right, by when they must be answered, and the copy that they get."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView
from app.ui.feature import Feature, Page


def _page(context: Context) -> Page:
    from app.ui.features.requests.page import RequestsPage

    return RequestsPage(context)


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.requests.view import RequestsView

    return RequestsView(context, client)


FEATURE = Feature("requests", "requests.title", "hand-palm", _page)
PART = DossierPart("requests", "requests.title", "hand-palm", Group.RIGHTS, _view, nouns=("request",))

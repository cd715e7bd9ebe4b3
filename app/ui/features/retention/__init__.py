"""Bewaren: until when every item is kept and why, and what there is to decide on."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView
from app.ui.feature import Feature, Page


def _page(context: Context) -> Page:
    from app.ui.features.retention.page import RetentionPage

    return RetentionPage(context)


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.retention.view import RetentionView

    return RetentionView(context, client)


FEATURE = Feature("retention", "retention_screen.title", "hourglass-medium", _page)
PART = DossierPart(
    "retention",
    "retention_screen.title",
    "hourglass-medium",
    Group.KEEPING,
    _view,
    nouns=("hold", "paper_item", "review"),
)

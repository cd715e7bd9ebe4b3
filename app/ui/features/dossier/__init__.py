"""The dossier: all that is kept of one client, in parts that the shell hands over as a list."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.dossier_part import DossierPart
from app.ui.feature import Feature, Page


def dossier_feature(parts: tuple[DossierPart, ...]) -> Feature:
    """The feature that shows a client's dossier with these parts."""

    def page(context: Context) -> Page:
        from app.ui.features.dossier.page import DossierPage

        return DossierPage(context, parts)

    return Feature("dossier", "dossier.title", "folder-open", page, sidebar=False, under="dossiers")

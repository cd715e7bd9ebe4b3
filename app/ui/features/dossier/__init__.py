"""The dossier: all that is kept of one client, in parts that the shell hands over as a list."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView
from app.ui.feature import Feature, Page


def dossier_feature(parts: tuple[DossierPart, ...]) -> Feature:
    """The feature that shows a client's dossier with these parts."""

    def page(context: Context) -> Page:
        from app.ui.features.dossier.page import DossierPage

        return DossierPage(context, parts)

    return Feature("dossier", "dossier.title", "folder-open", page, sidebar=False, under="dossiers")


def _overview(context: Context, client: Id) -> PartView:
    from app.ui.features.dossier.overview import Overview

    return Overview(context, client)


OVERVIEW = DossierPart("overview", "dossier.overview", "squares-four", Group.PERSON, _overview)

"""Verstrekkingen: what of a client went out, or was told, to whom and on which ground."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.disclosures.view import DisclosuresView

    return DisclosuresView(context, client)


PART = DossierPart("disclosures", "disclosures.title", "export", Group.RIGHTS, _view, nouns=("disclosure",))

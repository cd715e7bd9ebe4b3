"""Gegevens: who the client is, and who acts for the client."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.people.view import PeopleView

    return PeopleView(context, client)


PART = DossierPart(
    "people", "people.title", "identification-card", Group.PERSON, _view, nouns=("client", "representative")
)

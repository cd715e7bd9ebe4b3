"""Consents: what a client agreed to, whether it holds today, and withdrawing in one step."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.consents.view import ConsentsView

    return ConsentsView(context, client)


PART = DossierPart("consents", "consents.part", "handshake", Group.RIGHTS, _view, nouns=("consent", "consent_asked"))

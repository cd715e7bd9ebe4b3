"""Trajecten: the engagements with a client, with agreement and principal."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.trajectories.view import TrajectoriesView

    return TrajectoriesView(context, client)


PART = DossierPart(
    "trajectories", "trajectories.title", "path", Group.WORK, _view, nouns=("trajectory", "billing_line")
)

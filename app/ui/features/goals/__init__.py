"""Doelen: what the client works on, and the assignments between two sessions."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.goals.forms import KINDS
    from app.ui.forms.kinds_view import KindsView

    return KindsView(context, client, KINDS, "goals")


PART = DossierPart("goals", "goals.part", "target", Group.WORK, _view, nouns=("goal", "assignment"))

"""Rond het traject: driegesprekken, reports that are expected, evaluations, recordings, and cases for intervision."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.around.forms import KINDS
    from app.ui.forms.kinds_view import KindsView

    return KindsView(context, client, KINDS, "around")


PART = DossierPart(
    "around", "around.part", "users-three", _view,
    nouns=("joint_talk", "report_due", "evaluation", "recording", "intervision_case"),
)  # fmt: skip

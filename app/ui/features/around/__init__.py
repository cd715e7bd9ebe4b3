"""Rond het traject: driegesprekken, reports that are expected, evaluations, recordings, and cases for intervision."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.around.view import AroundView

    return AroundView(context, client)


PART = DossierPart(
    "around", "around.part", "users-three", Group.WORK, _view,
    nouns=("joint_talk", "report_due", "evaluation", "recording", "intervision_case"),
)  # fmt: skip

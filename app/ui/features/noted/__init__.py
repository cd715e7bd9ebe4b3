"""Vastgelegd: what was told, refused, noted of a special category, used otherwise and handed over."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.noted.forms import KINDS
    from app.ui.forms.kinds_view import KindsView

    return KindsView(context, client, KINDS, "noted")


PART = DossierPart(
    "noted", "noted.part", "notepad", Group.RIGHTS, _view,
    nouns=("telling", "refusal", "special_note", "bsn", "other_use", "handover", "terms_given"),
)  # fmt: skip

"""Bijlagen: the files of a dossier, shown from memory."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.attachments.view import AttachmentsView

    return AttachmentsView(context, client)


PART = DossierPart(
    "attachments", "attachments.title", "paperclip", Group.KEEPING, _view, nouns=("attachment",), takes=("*",)
)

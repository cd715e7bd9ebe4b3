"""Berichten: e-mails and chats that were taken into a dossier."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.messages.view import MessagesView

    return MessagesView(context, client)


PART = DossierPart(
    "messages", "messages.part", "envelope-simple", Group.WORK, _view, nouns=("message",), takes=(".eml", ".msg")
)

"""Gesprekken: the sessions of a dossier, and the page on which notes are written."""

from __future__ import annotations

from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.dossier_part import DossierPart, Group, PartView


def _view(context: Context, client: Id) -> PartView:
    from app.ui.features.sessions.view import SessionsView

    return SessionsView(context, client)


PART = DossierPart("sessions", "sessions.title", "chats-circle", Group.WORK, _view, nouns=("session",))

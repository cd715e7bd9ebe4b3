"""Backups: how old, where, how many; restoring, the drill, and verifying the vault."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Action, Feature, Kind, Menu, Page, going_to


def _page(context: Context) -> Page:
    from app.ui.features.backups.page import BackupsPage

    return BackupsPage(context)


FEATURE = Feature(
    "backups",
    "backups.title",
    "hard-drives",
    _page,
    under="practice",
    actions=(Action("backups", "backups.action", going_to("backups"), menu=Menu.VAULT, kind=Kind.CARRYING),),
)

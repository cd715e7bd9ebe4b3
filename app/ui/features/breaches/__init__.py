"""Datalekken: from suspicion to closed, with the hours that are left, and help on recognising one."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Action, Feature, Kind, Menu, Page


def _page(context: Context) -> Page:
    from app.ui.features.breaches.page import BreachesPage

    return BreachesPage(context)


def _suspect(context: Context) -> None:
    from app.ui.features.breaches.forms import suspect_form

    if context.window is not None:
        suspect_form(context, context.window)


FEATURE = Feature(
    "breaches",
    "breaches.title",
    "shield-warning",
    _page,
    under="registers",
    actions=(Action("suspect_breach", "breaches.suspect", _suspect, menu=Menu.VAULT, kind=Kind.BEGINNING),),
)

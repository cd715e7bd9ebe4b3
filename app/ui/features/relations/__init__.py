"""Relaties: organisations with what they commissioned and were told, the newsletter, and enquiries."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Action, Feature, Kind, Menu, Page


def _page(context: Context) -> Page:
    from app.ui.features.relations.page import RelationsPage

    return RelationsPage(context)


def _enquiry(context: Context) -> None:
    from app.ui.features.relations.forms import new_enquiry

    if context.window is not None:
        new_enquiry(context, context.window)


FEATURE = Feature(
    "relations",
    "relations.title",
    "address-book",
    _page,
    under="registers",
    actions=(Action("new_enquiry", "relations.enquiry.new", _enquiry, menu=Menu.VAULT, kind=Kind.BEGINNING),),
)

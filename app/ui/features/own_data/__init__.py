"""Your data: everything in the vault taken out in open formats, to keep or to go elsewhere with (row X8)."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Action, Feature, Kind, Menu, Page, going_to


def _page(context: Context) -> Page:
    from app.ui.features.own_data.page import OwnDataPage

    return OwnDataPage(context)


FEATURE = Feature(
    "own_data",
    "own_data.title",
    "export",
    _page,
    under="practice",
    actions=(Action("own_data", "own_data.action", going_to("own_data"), menu=Menu.VAULT, kind=Kind.CARRYING),),
)

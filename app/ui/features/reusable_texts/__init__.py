"""Texts to reuse: the page on which they are kept."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Action, Feature, Menu, Page
from app.ui.place import Place


def _page(context: Context) -> Page:
    from app.ui.features.reusable_texts.page import ReusableTextsPage

    return ReusableTextsPage(context)


def _go(context: Context) -> None:
    context.navigate(Place("reusable_texts"))


FEATURE = Feature(
    "reusable_texts", "reusable_texts.title", "text-align-left", _page, sidebar=False, under="practice",
    actions=(Action("reusable_texts", "reusable_texts.title", _go, menu=Menu.GO),),
)  # fmt: skip

"""Dossiers: all clients, and search over everything."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMainWindow

from app.ui.context import Context
from app.ui.feature import Action, Feature, Page
from app.ui.place import Place

SEARCH = "search"
"""The part of this page's place that asks to begin a new search."""


def _page(context: Context) -> Page:
    from app.ui.features.dossiers.page import DossiersPage

    return DossiersPage(context)


def _new_client(context: Context) -> None:
    from app.ui.forms.client import new_client

    window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow)), None)
    if window is not None:
        new_client(context, window)


FEATURE = Feature(
    "dossiers",
    "dossiers.title",
    "users",
    _page,
    actions=(
        Action("new_client", "dossiers.new", _new_client, "Ctrl+N"),
        Action("search", "dossiers.search", lambda context: context.navigate(Place("dossiers", part=SEARCH)), "Ctrl+F"),
    ),
)

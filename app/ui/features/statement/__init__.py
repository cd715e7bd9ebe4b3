"""The privacy statement: how it reads, publishing it, and telling whoever must hear of it."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Action, Feature, Page


def _page(context: Context) -> Page:
    from app.ui.features.statement.page import StatementPage

    return StatementPage(context)


def _welcome(context: Context) -> None:
    from app.ui.features.statement.welcome import welcome_form

    if context.window is not None:
        welcome_form(context, context.window)


FEATURE = Feature(
    "statement",
    "statement_screen.title",
    "article",
    _page,
    under="practice",
    actions=(Action("welcome_folder", "statement_screen.welcome", _welcome),),
)

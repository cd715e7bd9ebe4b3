"""The end of the practice: who knows, what still runs, what stays and who keeps it."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Feature, Page


def _page(context: Context) -> Page:
    from app.ui.features.closing.page import ClosingPage

    return ClosingPage(context)


FEATURE = Feature("closing", "closing.title", "sign-out", _page, under="practice")

"""Vandaag: what is due, overdue, waiting and expiring, each line one step from being done."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Feature, Page


def _page(context: Context) -> Page:
    from app.ui.features.today.page import TodayPage

    return TodayPage(context)


FEATURE = Feature("today", "today.title", "sun-horizon", _page)

"""Registers: what the practice must be able to show, each read from policy and records as they are now."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Feature, Page


def _page(context: Context) -> Page:
    from app.ui.features.registers.page import RegistersPage

    return RegistersPage(context)


FEATURE = Feature("registers", "registers.title", "books", _page)

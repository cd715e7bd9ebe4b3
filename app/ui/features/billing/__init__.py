"""Facturatie: the billing lines of the practice, and out to the bookkeeping."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Feature, Page


def _page(context: Context) -> Page:
    from app.ui.features.billing.page import BillingPage

    return BillingPage(context)


FEATURE = Feature("billing", "billing.title", "receipt", _page, under="practice")

"""The privacy policy: every promise of the practice, changed by versions."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Feature, Page


def _page(context: Context) -> Page:
    from app.ui.features.policy.page import PolicyPage

    return PolicyPage(context)


FEATURE = Feature("policy", "policy_screen.title", "scales", _page, under="practice")

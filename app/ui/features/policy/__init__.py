"""The privacy policy: every promise of the practice, changed by versions."""

from __future__ import annotations

from app.domain.policy_rows import PARTS
from app.ui.context import Context
from app.ui.feature import Feature, Page, Setting


def _page(context: Context) -> Page:
    from app.ui.features.policy.page import PolicyPage

    return PolicyPage(context)


FEATURE = Feature(
    "policy", "policy_screen.title", "scales", _page, under="practice",
    settings=tuple(Setting(f"policy_screen.{each}", each) for each in PARTS),
)  # fmt: skip

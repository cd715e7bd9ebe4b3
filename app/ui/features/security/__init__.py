"""Security: what opens the vault, and what proves that it is the coach's own."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Feature, Page, Setting


def _page(context: Context) -> Page:
    from app.ui.features.security.page import SecurityPage

    return SecurityPage(context)


_CARDS = ("passphrase", "computer", "recovery", "shares", "ledger", "suspicion")
FEATURE = Feature(
    "security", "security.title", "shield-check", _page, under="practice",
    settings=tuple(Setting(f"security.{each}", each) for each in _CARDS),
)  # fmt: skip

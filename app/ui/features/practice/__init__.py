"""The practice: its own details, and how the program is set on this computer."""

from __future__ import annotations

from app.ui.context import Context
from app.ui.feature import Feature, Page, Setting


def _page(context: Context) -> Page:
    from app.ui.features.practice.page import PracticePage

    return PracticePage(context)


FEATURE = Feature(
    "practice", "practice.title", "house-line", _page,
    settings=(
        Setting("practice.language", "language"),
        Setting("practice.theme", "theme"),
        Setting("practice.idle", "idle_minutes"),
        Setting("practice.reminders", "reminders"),
    ),
)  # fmt: skip

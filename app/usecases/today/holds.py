"""Holds that are to be looked at again (rows E11, L14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.hold import Hold
from app.domain.reason import Label, reason
from app.domain.today import SOON, TodayLine
from app.usecases.parts import Parts
from app.vault.rows import Rows


def holds_to_review(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """Holds in force whose review date is near or past: nothing is held for ever without a reason."""
    for hold in rows.each(Hold, released_on=None):
        if hold.review_on <= today + SOON:
            why = Label(f"hold_reason.{hold.reason.value}")
            yield TodayLine(reason("today.hold", why=why), hold.review_on, Hold.noun.name, hold.id, hold.client)

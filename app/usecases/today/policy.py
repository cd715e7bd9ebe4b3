"""Where practice and promise differ (row X2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.reason import Counted, reason
from app.domain.today import TodayLine
from app.usecases.find_drift import find_drift
from app.usecases.parts import Parts
from app.vault.rows import Rows


def drift_of_policy(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """One line for all drift together: what is wrong stands with the policy."""
    number = len(find_drift(rows, parts))
    if number:
        yield TodayLine(reason("today.drift", places=Counted("today.places", number)), None, "policy")

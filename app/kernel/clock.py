"""Time comes in from outside, so that a test can set it and a wrong clock can be noticed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""Legal dates are dates in the European Netherlands, whatever the laptop's own zone says."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The instant, aware, in UTC, to the microsecond."""
        return datetime.now(UTC)


def legal_date(instant: datetime) -> date:
    """The calendar date in Amsterdam at an instant: the date that terms are counted from."""
    return instant.astimezone(AMSTERDAM).date()


def amsterdam_instant(day: date, at: str) -> datetime:
    """The instant (UTC) of a day and a time HH:MM on the clock in Amsterdam.

    A time that comes twice, when summer time ends, is the first of the two: a term that runs from it ends no later.
    """
    return datetime.combine(day, time.fromisoformat(at), AMSTERDAM).astimezone(UTC)

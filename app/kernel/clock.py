"""Time comes in from outside, so that a test can set it and a wrong clock can be noticed."""

from __future__ import annotations

from datetime import UTC, date, datetime
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

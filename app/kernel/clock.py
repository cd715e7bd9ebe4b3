"""Time comes in from outside, so that a test can set it and a wrong clock can be noticed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@cache
def amsterdam() -> ZoneInfo:
    """The zone of legal dates: the European Netherlands, whatever the laptop's own says."""
    from zoneinfo import ZoneInfo  # reads files of the system: a lock screen has no dates

    return ZoneInfo("Europe/Amsterdam")


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
    return instant.astimezone(amsterdam()).date()


def amsterdam_instant(day: date, at: str) -> datetime:
    """The instant (UTC) of a day and a time HH:MM on the clock in Amsterdam.

    A time that comes twice, when summer time ends, is the first of the two: a term that runs from it ends no later.
    """
    return datetime.combine(day, time.fromisoformat(at), amsterdam()).astimezone(UTC)

"""The clock of a practice that never was: it goes through years in seconds, so that old dossiers are old."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from app.kernel.clock import Clock, amsterdam

OPENS = time(8, 40)
"""When a working day begins."""
BETWEEN = timedelta(minutes=7)
"""From one thing that the coach does to the next."""


def working_day(today: date, days_ago: int) -> date:
    """The day that many days ago; the Friday before where it was a weekend."""
    day = today - timedelta(days=days_ago)
    return day - timedelta(days=max(0, day.weekday() - 4))


class MovingClock:
    """Stands still until it is moved to a later day, and never runs ahead of the real clock."""

    def __init__(self, real: Clock, start: date) -> None:
        self._real = real
        self._instant = datetime.combine(start, OPENS, amsterdam()).astimezone(UTC)

    def now(self) -> datetime:
        """The instant at which it stands."""
        return min(self._instant, self._real.now())

    def move_to(self, day: date) -> None:
        """Move to the morning of a day, or a little on where it is that day already. It never goes back."""
        morning = datetime.combine(day, OPENS, amsterdam()).astimezone(UTC)
        self._instant = max(morning, self._instant + BETWEEN)

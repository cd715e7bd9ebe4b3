"""Typed stand-ins for what comes in from outside: time and progress. Nothing else is faked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.kernel.progress import Cancelled
from app.kernel.resources import resources
from app.usecases.law import load_law

LAW = load_law(resources())
"""The law as it comes with the program: nothing in it is faked."""


class SetClock:
    """A clock that stands where a test sets it."""

    def __init__(self, now: datetime = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)) -> None:
        self.instant = now

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.instant

    def forward(self, **by: int) -> None:
        """Move the clock forward: days=, hours=."""
        self.instant += timedelta(**by)


class CountedProgress:
    """Remembers what was reported, and cancels at a given report."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.reports: list[tuple[int, int]] = []
        self._cancel_at = cancel_at

    def report(self, done: int, total: int) -> None:
        """Remember one report."""
        self.reports.append((done, total))
        if self._cancel_at is not None and len(self.reports) > self._cancel_at:
            raise Cancelled

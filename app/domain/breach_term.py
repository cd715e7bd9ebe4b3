"""By when a breach must be reported to the supervisory authority (GDPR art. 33(1); row L10).

The term counts hours of the clock from awareness: nights, weekends and holidays count, and a change to or from summer
time neither gives nor takes an hour. How many hours is a dated figure of the law.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.reason import LocalText
from app.domain.statute import FigureName, Statute
from app.kernel.clock import legal_date


@dataclass(frozen=True, slots=True)
class ReportTerm:
    """The instant (UTC) by which to report, after how many hours that is, and which article says so."""

    ends: datetime
    hours: int
    source: LocalText

    def hours_left(self, now: datetime) -> int:
        """Whole hours that are left; below zero where the term has passed."""
        return int((self.ends - now) // timedelta(hours=1))


def report_term(aware: datetime, statute: Statute) -> ReportTerm:
    """The term for a breach that the practice became aware of at an instant, with the figure of that day."""
    figure = statute.figure(FigureName.BREACH_REPORT, legal_date(aware))
    return ReportTerm(aware + timedelta(hours=figure.amount), figure.amount, figure.source)

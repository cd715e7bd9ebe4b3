"""Answer terms: by which day a request must be answered, and why that day (rows A10, D7, D11, L1).

Two terms run beside each other. The promised one is the policy's; it never moves later than promised. The legal
one is the law's; it moves past weekends and holidays. The earlier of the two drives the reminder. All dates are
dates in Amsterdam (app.kernel.clock.legal_date).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.holidays import Holidays
from app.domain.period import Period, Unit, last_day
from app.domain.reason import Reason, reason
from app.domain.statute import FigureName, Statute

_DAY = timedelta(days=1)
_WEEKEND = {5: "term.reason.saturday", 6: "term.reason.sunday"}


@dataclass(frozen=True, slots=True)
class Term:
    """A day by which something must be done; doing it on that day is in time."""

    ends_on: date
    safe: date
    """The day to keep to: earlier than `ends_on` where it is doubtful that the term reaches as far."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The promised term, where the policy promises one, and the legal term."""

    promised: Term | None
    legal: Term

    @property
    def drives(self) -> Term:
        """The term that ends first."""
        if self.promised is None or self.legal.safe < self.promised.safe:
            return self.legal
        return self.promised

    @property
    def remind_on(self) -> date:
        """The day that drives the reminder."""
        return self.drives.safe


def answer_terms(
    received: date, promised: Period | None, statute: Statute, holidays: Holidays, *, extended: bool = False
) -> Terms:
    """The terms for answering a request that was received on a day.

    `promised` is the policy's term for this kind of request, None where it promises none beside the law.
    `extended` says that the client was told within the first month, with reasons, that it takes longer (art.
    12(3)); the promised term stays where it is.
    """
    return Terms(
        None if promised is None else promised_term(received, promised, holidays),
        legal_term(received, statute, holidays, extended=extended),
    )


def promised_term(received: date, promised: Period, holidays: Holidays) -> Term:
    """The term that the policy promises: the day of receipt does not count, nothing moves the last day later.

    Of working days the doubtful holidays count as working days: who reads *3 working days* may count on them.
    """
    promise = reason("term.reason.promised", period=promised, received=received)
    if promised.unit is Unit.WORKING_DAYS:
        end, skipped = _after_working_days(received, promised.amount, holidays)
        return Term(end, end, (promise, *skipped))
    end = last_day(received, promised)
    reasons = (promise, *_shortened(received, end, promised))
    if not holidays.is_working_day(end, doubtful_counts=False):
        reasons = (*reasons, reason("term.reason.stays", date=end))
    return Term(end, end, reasons)


def legal_term(received: date, statute: Statute, holidays: Holidays, *, extended: bool = False) -> Term:
    """The term that the law gives: a month from receipt, extended to three from receipt.

    GDPR art. 12(3), counted by Reg. 1182/71 art. 3: a last day on a Saturday, Sunday or holiday moves to the
    next working day. `safe` moves for certain holidays only.
    """
    month = statute.figure(FigureName.ANSWER_TERM, received)
    if extended:
        more = statute.figure(FigureName.ANSWER_EXTENSION, received)
        period = Period(month.amount + more.amount, month.period.unit)
        first = reason("term.reason.extended", period=period, received=received, source=more.source)
    else:
        period = month.period
        first = reason("term.reason.legal", period=period, received=received, source=month.source)
    counted = last_day(received, period)
    end = _next_working_day(counted, holidays, doubtful_counts=False)
    safe = _next_working_day(counted, holidays, doubtful_counts=True)
    reasons = [first, *_shortened(received, counted, period)]
    if end != counted:
        reasons += _not_working(counted, end, holidays)
        reasons.append(reason("term.reason.moved", counted=counted, date=end))
    if safe != end:
        reasons.append(reason("term.reason.doubtful", date=end, safe=safe))
    return Term(end, safe, tuple(reasons))


def _next_working_day(day: date, holidays: Holidays, *, doubtful_counts: bool) -> date:
    """The day itself, or the first working day after it."""
    while not holidays.is_working_day(day, doubtful_counts=doubtful_counts):
        day += _DAY
    return day


def _after_working_days(start: date, amount: int, holidays: Holidays) -> tuple[date, list[Reason]]:
    """The last of so many working days after `start`, and the holidays that were passed over."""
    day, skipped = start, []
    while amount:
        day += _DAY
        if holidays.is_working_day(day, doubtful_counts=True):
            amount -= 1
        elif day.weekday() not in _WEEKEND:
            skipped += _not_working(day, day + _DAY, holidays)
    return day, skipped


def _not_working(start: date, end: date, holidays: Holidays) -> list[Reason]:
    """Why the days from `start` up to but not including `end` are no working days."""
    reasons = []
    for day in (start + _DAY * step for step in range((end - start).days)):
        holiday = holidays.on(day)
        if holiday is not None:
            reasons.append(reason("term.reason.holiday", date=day, holiday=holiday.name))
        else:
            reasons.append(reason(_WEEKEND[day.weekday()], date=day))
    return reasons


def _shortened(start: date, end: date, period: Period) -> tuple[Reason, ...]:
    """That the last month is too short to have the day on which the period began."""
    if period.unit in (Unit.MONTHS, Unit.YEARS) and start.day != end.day:
        return (reason("term.reason.short_month", date=end, day=start.day),)
    return ()

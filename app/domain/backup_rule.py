"""Which backups are kept: some of the last days, weeks and months (row B7; GDPR art. 5(1)(e): not for ever).

Counted are days, weeks and months *in which a backup was made*, not those that passed: a clock that runs ahead, or a
coach who is away for a season, costs no backup.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.kernel.clock import legal_date

MOST = 1000
"""The highest number that a rule may have."""
_FRESH = timedelta(days=1)
OLD = timedelta(days=7)
"""A newest backup older than this asks for attention: a week's work would be lost."""


@dataclass(frozen=True, slots=True)
class KeepRule:
    """Of how many days, weeks and months the newest backup is kept. At least one day."""

    days: int = 7
    weeks: int = 5
    months: int = 12

    def __post_init__(self) -> None:
        if not (1 <= self.days <= MOST and 0 <= self.weeks <= MOST and 0 <= self.months <= MOST):
            raise ValueError(self)


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """When a backup was made (an instant), and how far the ledger reached: a clock can be wrong, the ledger cannot."""

    made: datetime
    sequence: int


def kept(stamps: Collection[Stamp], rule: KeepRule) -> frozenset[Stamp]:
    """The backups to keep: the newest of each of the last days, weeks (Monday to Sunday) and months that have one.

    The newest by time, and the newest by the ledger, are always among them.
    """
    if not stamps:
        return frozenset()
    newest_first = sorted(stamps, reverse=True)
    chosen = {newest_first[0], max(stamps, key=lambda each: (each.sequence, each.made))}
    for number, period in ((rule.days, _day), (rule.weeks, _week), (rule.months, _month)):
        chosen |= _newest_of_each(newest_first, number, period)
    return frozenset(chosen)


def is_fresh(made: datetime, now: datetime) -> bool:
    """Whether a backup is less than a day old: such a one stays whatever the rule says. Who makes one before something
    daring, and one after it, has both.
    """
    return now - made < _FRESH


def is_due(newest: datetime | None, now: datetime) -> bool:
    """Whether the nightly backup is still to be made: none was made since the last midnight in Amsterdam.

    A newest one that lies in the future was made by a clock that ran ahead, and counts as none of today.
    """
    return newest is None or legal_date(newest) != legal_date(now)


def _newest_of_each(newest_first: list[Stamp], number: int, period: Callable[[date], date]) -> set[Stamp]:
    found: dict[date, Stamp] = {}
    for each in newest_first:
        found.setdefault(period(legal_date(each.made)), each)
        if len(found) > number:
            break
    return set(list(found.values())[:number])


def _day(day: date) -> date:
    return day


def _week(day: date) -> date:
    """The Monday of its week."""
    return date.fromordinal(day.toordinal() - day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)

"""Periods of calendar time, and where they end."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

from app.kernel.translator import Translator


class Unit(StrEnum):
    """What a period is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


LONGEST_YEARS = 100
"""No promise about a person's data outlives the person."""
_SHORTEST = 28
"""Days of the shortest month."""
_PER_YEAR = {Unit.DAYS: 365, Unit.WORKING_DAYS: 260, Unit.WEEKS: 52, Unit.MONTHS: 12, Unit.YEARS: 1}
_WRITTEN = re.compile(r"([1-9][0-9]{0,5}) ([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Period:
    """An amount of a unit: 3 years, 14 days. The amount is never zero or less."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        """Refuse an amount that is no period."""
        if self.amount < 1:
            raise ValueError("a period has an amount of 1 or more")

    def __str__(self) -> str:
        """As it is written in a policy: `3 years`."""
        return f"{self.amount} {self.unit.value}"

    def words(self, translator: Translator) -> str:
        """The period in words: 3 jaar, 3 years."""
        return translator.count(f"period.{self.unit.value}", self.amount)


def read_period(text: str) -> Period:
    """A period as it is written in a policy, always in the plural: `1 years`; else ValueError."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return Period(int(match[1]), Unit(match[2]))


def too_long(period: Period) -> bool:
    """Whether no promise can be meant by it."""
    return period.amount > LONGEST_YEARS * _PER_YEAR[period.unit]


def rough_end(period: Period, start: date = date(2027, 1, 1)) -> date:
    """About where a period ends, to tell which of two is longer: a week has five working days."""
    if period.unit is Unit.WORKING_DAYS:
        return start + timedelta(days=-(-period.amount * 7 // 5))
    return last_day(start, period)


def last_day(start: date, period: Period) -> date:
    """The last day of a period that runs from `start`, where the day of `start` itself does not count.

    14 days from 1 March end on 15 March. Months and years end on the same-numbered day, or on the last day of
    the month where that is shorter (Reg. 1182/71 art. 3(2)(c)): one month from 31 January ends on 28 February, or
    29 in a leap year; a year from 29 February ends on 28 February. What would pass the year 9999 ends on its
    last day.
    Raises ValueError for working days, which need a calendar of holidays (app.domain.term).
    """
    match period.unit:
        case Unit.DAYS | Unit.WEEKS:
            days = period.amount * (7 if period.unit is Unit.WEEKS else 1)
            return start + timedelta(days=min(days, (date.max - start).days))
        case Unit.MONTHS | Unit.YEARS:
            months = period.amount * (12 if period.unit is Unit.YEARS else 1)
            years, month = divmod(start.month - 1 + months, 12)
            year = start.year + years
            if year > MAXYEAR:
                return date.max
            # Asked for every item that is kept: most days are in every month.
            day = start.day if start.day <= _SHORTEST else min(start.day, calendar.monthrange(year, month + 1)[1])
            return date(year, month + 1, day)
        case Unit.WORKING_DAYS:
            raise ValueError("working days need a calendar")

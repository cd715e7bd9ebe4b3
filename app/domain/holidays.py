"""Holidays: on which days a legal term does not end (Reg. 1182/71 art. 3(4), Algemene termijnenwet art. 3).

The rows stand in `resources/statute/holidays.toml`, each with its source and the day it came into force. A
yearly row falls on a fixed day or at a distance from Easter; a decreed row is one single date.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from app.domain.reason import LocalText

_SATURDAY, _SUNDAY = 5, 6


class Standing(StrEnum):
    """Whether a day surely extends a legal term.

    DOUBTFUL is a day that Dutch law treats as a holiday, while it can be argued that it is no *public holiday*
    in the sense of Reg. 1182/71: the term may end on the day itself, so that drives the reminder.
    """

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Holiday:
    """What makes a day a holiday."""

    name: LocalText
    standing: Standing
    source: str


@dataclass(frozen=True, slots=True)
class Yearly:
    """A holiday that comes every year: on a month and day, or so many days after Easter Sunday."""

    holiday: Holiday
    valid_from: date
    month_day: tuple[int, int] | None
    after_easter: int
    sunday_to_saturday: bool
    """Whether the day is kept on the Saturday before, when it falls on a Sunday (King's Day)."""

    def on(self, year: int) -> date:
        """The day in a year."""
        if self.month_day is None:
            return easter(year) + timedelta(days=self.after_easter)
        day = date(year, *self.month_day)
        return day - timedelta(days=1) if self.sunday_to_saturday and day.weekday() == _SUNDAY else day


@dataclass(frozen=True, slots=True)
class Holidays:
    """The calendar of holidays."""

    yearly: tuple[Yearly, ...]
    decreed: tuple[tuple[date, Holiday], ...]

    def on(self, day: date) -> Holiday | None:
        """What makes a day a holiday, or None. A certain holiday goes before a doubtful one on its day."""
        found = [row.holiday for row in self.yearly if row.valid_from <= day and row.on(day.year) == day]
        found += [holiday for decreed, holiday in self.decreed if decreed == day]
        return min(found, key=lambda holiday: holiday.standing is Standing.DOUBTFUL, default=None)

    def is_working_day(self, day: date, *, doubtful_counts: bool) -> bool:
        """Whether a day is neither Saturday, Sunday nor holiday.

        `doubtful_counts` makes a doubtful holiday a working day.
        """
        if day.weekday() in (_SATURDAY, _SUNDAY):
            return False
        holiday = self.on(day)
        return holiday is None or (doubtful_counts and holiday.standing is Standing.DOUBTFUL)


@cache
def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar: the Sunday after the Paschal full moon.

    The year's place in the moon's cycle of 19 years gives that moon, corrected for the leap days that centuries
    skip and for the moon's own drift.
    """
    golden = year % 19
    century = year // 100
    skipped_leap_days = century - century // 4
    moon_drift = (8 * century + 13) // 25
    after_equinox = (skipped_leap_days - moon_drift + 19 * golden + 15) % 30
    if after_equinox == 29 or (after_equinox == 28 and golden > 10):
        after_equinox -= 1
    moon = date(year, 3, 21) + timedelta(days=after_equinox)
    return moon + timedelta(days=(_SUNDAY - moon.weekday()) or 7)


def read_holidays(text: str) -> Holidays:
    """The calendar in a text of TOML, laid out as `resources/statute/holidays.toml`.

    The file comes with the program, so anything wrong with it is a bug: ValueError, KeyError or TypeError.
    """
    data = tomllib.loads(text)
    return Holidays(
        yearly=tuple(
            Yearly(
                _holiday(row),
                row["valid_from"],
                _month_day(row["month_day"]) if "month_day" in row else None,
                row.get("after_easter", 0),
                row.get("sunday_to_saturday", False),
            )
            for row in data["yearly"]
        ),
        decreed=tuple((day, _holiday(row)) for row in data["decreed"] for day in row["days"]),
    )


def _holiday(row: dict[str, str]) -> Holiday:
    return Holiday(LocalText(row["nl"], row["en"]), Standing(row["standing"]), row["source"])


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)

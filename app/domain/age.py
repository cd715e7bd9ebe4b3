"""How old someone is on a day, and from when what the law makes of it (UAVG art. 5, BW 1:233; rows C2, L13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.statute import FigureName, Statute


@dataclass(frozen=True, slots=True)
class Ages:
    """The ages of the law on a day, in whole years."""

    consent: int
    """From this age a client consents and uses rights alone (UAVG art. 5)."""
    majority: int
    """From this age nobody else has a say in an agreement (BW 1:233, 1:234)."""


def ages_on(statute: Statute, day: date) -> Ages:
    """The ages as the law has them on a day."""
    return Ages(
        statute.figure(FigureName.AGE_OF_CONSENT, day).amount,
        statute.figure(FigureName.AGE_OF_MAJORITY, day).amount,
    )


def age_on(birth_date: date, day: date) -> int:
    """Whole years. Who was born on 29 February is a year older on 1 March in other years."""
    before_birthday = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - before_birthday


def birthday(birth_date: date, age: int) -> date:
    """The day on which someone becomes this old."""
    year = birth_date.year + age
    try:
        return birth_date.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def younger_than(birth_date: date | None, age: int, day: date) -> bool:
    """Whether someone is known to be younger than this on a day. Without a birth date that is not known."""
    return birth_date is not None and age_on(birth_date, day) < age

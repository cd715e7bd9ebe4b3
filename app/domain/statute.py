"""Figures that the law gives: dated rows with their source, never constants in code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.period import Period, Unit
from app.domain.reason import LocalText


class FigureName(StrEnum):
    """What a figure is about."""

    ANSWER_TERM = "answer_term"
    ANSWER_EXTENSION = "answer_extension"
    BREACH_REPORT = "breach_report"
    FISCAL_RETENTION = "fiscal_retention"
    FISCAL_RETENTION_REAL_ESTATE = "fiscal_retention_real_estate"
    AGE_OF_CONSENT = "age_of_consent"
    AGE_OF_MAJORITY = "age_of_majority"
    TOLD_OF_SOURCE = "told_of_source"
    """Within what one is told that data came from another, at the latest (GDPR art. 14(3)(a))."""


class FigureUnit(StrEnum):
    """What a figure is counted in. Hours are hours of the clock, and make no period of days."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as it holds from a day on."""

    name: FigureName
    amount: int
    unit: FigureUnit
    valid_from: date
    source: LocalText
    """The article of law."""

    @property
    def period(self) -> Period:
        """The figure as a period; ValueError for hours."""
        return Period(self.amount, Unit(self.unit.value))


@dataclass(frozen=True, slots=True)
class Statute:
    """All figures, each name's rows in order of the day they come into force."""

    figures: tuple[Figure, ...]

    def figure(self, name: FigureName, on: date) -> Figure:
        """The figure in force on a day; before its first row, that row."""
        rows = [each for each in self.figures if each.name is name]
        return next((each for each in reversed(rows) if each.valid_from <= on), rows[0])


def read_statute(text: str) -> Statute:
    """The figures in a text of TOML, laid out as `resources/statute/figures.toml`.

    The file comes with the program, so anything wrong with it, a missing name included, is a bug: ValueError,
    KeyError or TypeError.
    """
    rows = [
        Figure(
            FigureName(row["name"]),
            row["amount"],
            FigureUnit(row["unit"]),
            row["valid_from"],
            LocalText(row["source"]["nl"], row["source"]["en"]),
        )
        for row in tomllib.loads(text)["figure"]
    ]
    missing = set(FigureName) - {row.name for row in rows}
    if missing:
        raise ValueError(f"no figure for {', '.join(sorted(missing))}")
    return Statute(tuple(sorted(rows, key=lambda row: (row.name, row.valid_from))))

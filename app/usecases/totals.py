"""Hours for accreditation, year by year, and what clients thought, whatever was destroyed since (row W10)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.domain.evaluation import TRAJECTORY_MARKS, Moment, Tally, average
from app.domain.session import HELD, Session, SessionState
from app.domain.training import Training
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class YearTotal:
    """One year: sessions that were held, their minutes, how many of them are gone by now, and hours of trainings."""

    year: int
    sessions: int
    minutes: int
    gone: int
    training_hours: int

    @property
    def hours(self) -> float:
        """Of sessions and trainings together, in one decimal."""
        return round(self.minutes / 60 + self.training_hours, 1)


@dataclass(frozen=True, slots=True)
class MarkTotal:
    """A mark at a moment: its average, None where too few gave it, and by how many."""

    moment: Moment
    mark: str
    number: int
    average: float | None


def year_totals(rows: Rows) -> list[YearTotal]:
    """Every year in which something was held, the newest first."""
    sessions: Counter[int] = Counter()
    minutes: Counter[int] = Counter()
    gone: Counter[int] = Counter()
    training: Counter[int] = Counter()
    for each in rows.each(Session, state=SessionState.HELD):
        sessions[each.on.year] += 1
        minutes[each.on.year] += each.minutes
    for tally in rows.find(Tally, what=HELD):
        sessions[tally.year] += tally.number
        gone[tally.year] += tally.number
        minutes[tally.year] += tally.sum
    for one in rows.each(Training):
        if one.ends_on is not None:
            training[one.ends_on.year] += one.hours
    years = sorted({*sessions, *training}, reverse=True)
    return [YearTotal(year, sessions[year], minutes[year], gone[year], training[year]) for year in years]


def mark_totals(rows: Rows) -> list[MarkTotal]:
    """What clients thought at the close and afterwards."""
    known = {each.what: each for each in rows.find(Tally)}
    found = []
    for moment in Moment:
        for mark in TRAJECTORY_MARKS:
            tally = known.get(f"{moment.value}.{mark}")
            if tally is not None:
                found.append(MarkTotal(moment, mark, tally.number, average(tally)))
    return found

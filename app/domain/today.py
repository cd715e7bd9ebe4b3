"""What asks for the coach's attention: one line for each thing that is due, overdue, waiting or about to end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.reason import Reason
from app.kernel.ids import Id

SOON = timedelta(days=14)
"""How far ahead one looks."""


class Pressing(StrEnum):
    """How a line presses, the most pressing first. `pressing.<value>` words it."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    """Later in this week, which ends on Sunday."""
    SOON = "soon"
    WAITING = "waiting"
    """It has no day of its own: it waits for somebody."""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One thing: what it is in a sentence, by when, and the record where it is done, one step away.

    `day` is the last day on which it is in time; None where nothing has to happen by a day. `noun` and `record` say
    where it is done; a record is empty for what is done on a page as a whole.
    """

    what: Reason
    day: date | None
    noun: str
    record: str = ""
    client: Id | None = None

    def pressing(self, today: date) -> Pressing:
        """How it presses, seen from a day."""
        if self.day is None:
            return Pressing.WAITING
        if self.day < today:
            return Pressing.OVERDUE
        if self.day == today:
            return Pressing.TODAY
        return Pressing.WEEK if self.day <= today + timedelta(days=7 - today.isoweekday()) else Pressing.SOON


def in_order(lines: list[TodayLine], today: date) -> list[TodayLine]:
    """What presses most first; of what presses alike the earliest day, and then in the order they were found."""
    order = list(Pressing)
    return sorted(lines, key=lambda each: (order.index(each.pressing(today)), each.day or today))

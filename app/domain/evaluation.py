"""What a client thought of a trajectory, at its close and some months later, and the totals that outlive it (row W10).

As with trainings, an evaluation counts in the total from the moment that enough are in to hide each of them; from then
on the total stands by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare, of_practice
from app.domain.evaluation_form import BEST_MARK, FEWEST
from app.domain.left import Left
from app.domain.reason import Label, Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id

_NOTES = Category.SESSION_NOTES
TRAJECTORY_MARKS = ("result_mark", "guidance_mark", "advice_mark")
"""What came of it, how the guidance was, and whether one would advise it to others."""


class Moment(StrEnum):
    """When it is asked. `moment.<value>` words it."""

    CLOSING = "closing"
    FOLLOW_UP = "follow_up"
    """Some months after the close."""


def _mark() -> int:
    mark: int = declare(_NOTES, Shape.NUMBER, listed=True)
    return mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Record):
    """One evaluation of one trajectory."""

    noun: ClassVar[Noun] = Noun("evaluation", _NOTES)

    client: Id = declare(_NOTES, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        _NOTES, Shape.REFERENCE, refers="trajectory", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    moment: Moment = declare(_NOTES, Shape.CHOICE, default=Moment.CLOSING, fixed=True, listed=True, source=Source.COACH)
    filled_on: date = declare(_NOTES, Shape.PAST_DATE, required=True, fixed=True, listed=True)
    result_mark: int = _mark()
    guidance_mark: int = _mark()
    advice_mark: int = _mark()
    best: str = declare(_NOTES, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE, limit=4000)
    better: str = declare(_NOTES, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE, limit=4000)
    counted: bool = declare(
        _NOTES, Shape.YES_NO, inside=True, source=Source.PROGRAM, sensitivity=Sensitivity.NONE, anonymise=Anonymise.DROP
    )
    """Whether it counts in the total of its moment."""

    @property
    def happened_on(self) -> date:
        """The day it was filled in."""
        return self.filled_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Evaluatie bij de afronding, van 3 maart 2026*."""
        return reason("item.evaluation", what=Label(f"moment.{self.moment.value}"), date=self.filled_on)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields: a mark above ten, or a form on which nothing is filled in."""
        high = [each for each in TRAJECTORY_MARKS if getattr(self, each) > BEST_MARK]
        if high:
            return tuple(Fault(f"evaluation.{each}", "mark_too_high", (("most", BEST_MARK),)) for each in high)
        if not any(getattr(self, each) for each in TRAJECTORY_MARKS) and not (self.best.strip() or self.better.strip()):
            return (Fault("evaluation.result_mark", "nothing_filled_in"),)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Record):
    """A number and a sum that lead to nobody: so many sessions in a year and their minutes, so many marks and what they
    add up to. What is destroyed is counted here first, so that totals stay true.
    """

    noun: ClassVar[Noun] = Noun("tally", Category.PRACTICE)

    what: str = of_practice(Shape.LINE, source=Source.PROGRAM, required=True, fixed=True, listed=True)
    year: int = of_practice(Shape.NUMBER, source=Source.PROGRAM, fixed=True, listed=True)
    """The year it is of; 0 where it is of all years together."""
    number: int = of_practice(Shape.NUMBER, source=Source.PROGRAM, listed=True)
    sum: int = of_practice(Shape.NUMBER, source=Source.PROGRAM, listed=True)


def marks_left(evaluations: Iterable[Evaluation]) -> list[Left]:
    """What evaluations add to the totals: each mark that was given, by moment."""
    return [
        Left(f"{each.moment.value}.{mark}", 0, 1, int(getattr(each, mark)))
        for each in evaluations
        for mark in TRAJECTORY_MARKS
        if getattr(each, mark)
    ]


def average(tally: Tally | None) -> float | None:
    """In one decimal; None where too few gave a mark to hide each of them."""
    return None if tally is None or tally.number < FEWEST else round(tally.sum / tally.number, 1)

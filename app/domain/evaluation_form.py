"""The personal evaluation form of a participant, and the anonymous total that outlives it (rows C7, W10).

A form counts in the total of its training from the moment that enough forms are in to hide each of them. From then on
the total stands by itself: destroying a form takes nothing from it, and below that number nothing of a form stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare, of_practice
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id

FEWEST = 5
"""Forms below which a total would tell what one person answered."""
BEST_MARK = 10
"""Marks run from 1 to 10, as they do on a Dutch school report; 0 is no answer."""
MARKS = ("content_mark", "use_mark", "trainer_mark")


def _mark() -> int:
    mark: int = declare(Category.TRAINING, Shape.NUMBER, listed=True)
    return mark


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationForm(Record):
    """What one participant thought of a training."""

    noun: ClassVar[Noun] = Noun("evaluation_form", Category.TRAINING)

    client: Id = declare(Category.TRAINING, Shape.REFERENCE, refers="client", required=True, fixed=True)
    participation: Id = declare(
        Category.TRAINING, Shape.REFERENCE, refers="participation", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    filled_on: date = declare(Category.TRAINING, Shape.PAST_DATE, required=True, listed=True)
    content_mark: int = _mark()
    use_mark: int = _mark()
    trainer_mark: int = _mark()
    best: str = declare(Category.TRAINING, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE)
    """What helped."""
    better: str = declare(Category.TRAINING, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE)
    """What could be better."""
    counted: bool = declare(
        Category.TRAINING, Shape.YES_NO, inside=True, source=Source.PROGRAM, sensitivity=Sensitivity.NONE,
        anonymise=Anonymise.DROP,
    )  # fmt: skip
    """Whether it counts in the total of its training."""

    @property
    def happened_on(self) -> date:
        """The day it was filled in."""
        return self.filled_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its day."""
        return reason("item.evaluation_form", date=self.filled_on)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields: a mark above ten, or a form on which nothing is filled in."""
        high = [each for each in MARKS if getattr(self, each) > BEST_MARK]
        if high:
            return tuple(Fault(f"evaluation_form.{each}", "mark_too_high", (("most", BEST_MARK),)) for each in high)
        if not any(getattr(self, each) for each in MARKS) and not (self.best.strip() or self.better.strip()):
            return (Fault("evaluation_form.content_mark", "nothing_filled_in"),)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationTotal(Record):
    """What the participants of a training thought of it together: it leads to nobody, and is kept."""

    noun: ClassVar[Noun] = Noun("evaluation_total", Category.PRACTICE)

    training: Id = of_practice(Shape.REFERENCE, refers="training", required=True, fixed=True)
    forms: int = of_practice(Shape.NUMBER, source=Source.PROGRAM, fixed=True, listed=True)
    content_sum: int = of_practice(Shape.NUMBER, source=Source.PROGRAM, fixed=True)
    content_count: int = of_practice(Shape.NUMBER, source=Source.PROGRAM, fixed=True)
    use_sum: int = of_practice(Shape.NUMBER, source=Source.PROGRAM, fixed=True)
    use_count: int = of_practice(Shape.NUMBER, source=Source.PROGRAM, fixed=True)
    trainer_sum: int = of_practice(Shape.NUMBER, source=Source.PROGRAM, fixed=True)
    trainer_count: int = of_practice(Shape.NUMBER, source=Source.PROGRAM, fixed=True)

    def average(self, mark: str) -> float | None:
        """The average of a mark (`content_mark`) in one decimal; None where nobody gave it, or too few did."""
        what = mark.removesuffix("_mark")
        total, count = getattr(self, f"{what}_sum"), getattr(self, f"{what}_count")
        return round(total / count, 1) if count >= FEWEST else None


def with_forms(
    before: dict[str, int], forms: Sequence[EvaluationForm], without: Sequence[EvaluationForm] = ()
) -> dict[str, int]:
    """The figures of a total with forms added, and others taken out (the same form before it was corrected)."""
    figures = dict(before)
    for sign, several in ((1, forms), (-1, without)):
        for form in several:
            figures["forms"] = figures.get("forms", 0) + sign
            for mark in MARKS:
                given, what = int(getattr(form, mark)), mark.removesuffix("_mark")
                figures[f"{what}_sum"] = figures.get(f"{what}_sum", 0) + sign * given
                figures[f"{what}_count"] = figures.get(f"{what}_count", 0) + (sign if given else 0)
    return figures


def figures_of(total: EvaluationTotal) -> dict[str, int]:
    """The figures of a total by name."""
    names = ("forms", *(f"{mark.removesuffix('_mark')}_{part}" for mark in MARKS for part in ("sum", "count")))
    return {name: int(getattr(total, name)) for name in names}

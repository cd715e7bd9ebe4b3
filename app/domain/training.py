"""The training: a group trajectory of the practice's own, and the meetings it consists of (rows C5, C15).

Nobody's data is in it: who takes part is an item of each participant's own dossier (app.domain.participation).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Category
from app.domain.declare import Noun, Record, Shape, of_practice
from app.domain.reason import Reason, reason
from app.domain.trajectory import TrajectoryKind
from app.kernel.errors import Fault
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Record):
    """One training for a group. Without a principal each participant commissions it."""

    noun: ClassVar[Noun] = Noun("training", Category.PRACTICE)

    title: str = of_practice(Shape.LINE, required=True, listed=True)
    principal: Id = of_practice(Shape.REFERENCE, refers="organisation", listed=True)
    place: str = of_practice(Shape.LINE, listed=True)
    starts_on: date = of_practice(Shape.DATE, required=True, listed=True)
    ends_on: date | None = of_practice(Shape.DATE, listed=True)
    """The last day; while it is not known, nothing of its participants can be due."""
    hours: int = of_practice(Shape.NUMBER)
    """Hours that count for accreditation, of the whole training."""
    about: str = of_practice(Shape.TEXT)
    """The programme and what is to be prepared."""

    @property
    def kind(self) -> TrajectoryKind:
        """What it is to retention: for its participants it is an engagement like a trajectory."""
        return TrajectoryKind.TRAINING

    @property
    def happened_on(self) -> date:
        """The day it begins."""
        return self.starts_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its title."""
        return reason("item.training", title=self.title)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.ends_on is not None and self.ends_on < self.starts_on:
            return (Fault("training.ends_on", "ends_before_start"),)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingMeeting(Record):
    """One meeting of a training."""

    noun: ClassVar[Noun] = Noun("training_meeting", Category.PRACTICE)

    training: Id = of_practice(Shape.REFERENCE, refers="training", required=True, fixed=True)
    on: date = of_practice(Shape.DATE, required=True, listed=True)
    at: str = of_practice(Shape.TIME, listed=True)
    """The time of day it begins, HH:MM, or nothing."""
    until: str = of_practice(Shape.TIME)
    place: str = of_practice(Shape.LINE, listed=True)
    """Where it is elsewhere than the training."""
    topic: str = of_practice(Shape.LINE, listed=True)

    @property
    def happened_on(self) -> date:
        """The day it is."""
        return self.on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its day."""
        return reason("item.training_meeting", date=self.on)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.at and self.until and self.until <= self.at:
            return (Fault("training_meeting.until", "ends_before_start"),)
        return ()


def in_order(meetings: Iterable[TrainingMeeting]) -> list[TrainingMeeting]:
    """Meetings as they follow each other."""
    return sorted(meetings, key=lambda each: (each.on, each.at, each.id))

"""Who takes part in a training, and who was there: items of each participant's own dossier (rows C7, C15).

Nothing is shared between dossiers. A participant list is what the dossiers say together, so whatever a right takes from
one of them is gone from the list as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Label, Reason, reason
from app.domain.training import Training, TrainingMeeting
from app.kernel.errors import Fault
from app.kernel.ids import Id


class Presence(StrEnum):
    """Whether someone was at a meeting."""

    PRESENT = "present"
    PARTLY = "partly"
    """Came late or left early."""
    EXCUSED = "excused"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Record):
    """That someone takes part in a training."""

    noun: ClassVar[Noun] = Noun("participation", Category.TRAINING)

    client: Id = declare(Category.TRAINING, Shape.REFERENCE, refers="client", required=True, fixed=True)
    training: Id = declare(
        Category.TRAINING, Shape.REFERENCE, refers="training", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    enrolled_on: date = declare(
        Category.TRAINING, Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    preparation: str = declare(Category.TRAINING, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE)
    """What the participant wants to learn, or asked to be reckoned with."""
    cancelled_on: date | None = declare(Category.TRAINING, Shape.PAST_DATE, listed=True)

    @property
    def happened_on(self) -> date:
        """The day of enrolling."""
        return self.enrolled_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By the training."""
        training = lookup(self.training)
        if isinstance(training, Training):
            return reason("item.participation", title=training.title)
        return reason("item.other", noun=Label(self.noun.label))

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.cancelled_on is not None and self.cancelled_on < self.enrolled_on:
            return (Fault("participation.cancelled_on", "cancelled_before_enrolled"),)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """Whether one participant was at one meeting."""

    noun: ClassVar[Noun] = Noun("attendance", Category.TRAINING)

    client: Id = declare(Category.TRAINING, Shape.REFERENCE, refers="client", required=True, fixed=True)
    participation: Id = declare(
        Category.TRAINING, Shape.REFERENCE, refers="participation", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    meeting: Id = declare(
        Category.TRAINING, Shape.REFERENCE, refers="training_meeting", required=True, fixed=True,
        source=Source.COACH, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    presence: Presence = declare(Category.TRAINING, Shape.CHOICE, required=True, listed=True, source=Source.COACH)

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By the day of the meeting."""
        meeting = lookup(self.meeting)
        if isinstance(meeting, TrainingMeeting):
            return reason("item.attendance", date=meeting.on)
        return reason("item.other", noun=Label(self.noun.label))

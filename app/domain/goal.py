"""Goals, and the assignments that lead there: set, due, returned, and what was seen in them (row W2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id

_NOTES = Category.SESSION_NOTES


class GoalOutcome(StrEnum):
    """How a goal ended. `goal_outcome.<value>` words it."""

    REACHED = "reached"
    PARTLY = "partly"
    CHANGED = "changed"
    """Another goal came in its place."""
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """What the client works on, in the client's own words, and how one will see that it is there."""

    noun: ClassVar[Noun] = Noun("goal", _NOTES)

    client: Id = declare(_NOTES, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        _NOTES, Shape.REFERENCE, refers="trajectory", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    what: str = declare(_NOTES, required=True, listed=True, sensitivity=Sensitivity.SENSITIVE)
    seen_by: str = declare(_NOTES, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE, limit=4000)
    """By what the client will see that it is reached."""
    set_on: date = declare(_NOTES, Shape.PAST_DATE, required=True, listed=True, source=Source.COACH)
    due_on: date | None = declare(_NOTES, Shape.DATE, listed=True, source=Source.COACH)
    """When to look how it stands."""
    closed_on: date | None = declare(_NOTES, Shape.PAST_DATE, source=Source.COACH)
    outcome: GoalOutcome | None = declare(_NOTES, Shape.CHOICE, default=None, source=Source.COACH)
    reflection: str = declare(_NOTES, Shape.TEXT, source=Source.COACH, sensitivity=Sensitivity.SENSITIVE, limit=20_000)

    @property
    def happened_on(self) -> date:
        """The day it was set."""
        return self.set_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By what it says."""
        return reason("item.goal", what=self.what)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        found = []
        if self.due_on is not None and self.due_on < self.set_on:
            found.append(Fault("goal.due_on", "due_before_set"))
        if self.closed_on is not None and self.closed_on < self.set_on:
            found.append(Fault("goal.closed_on", "ends_before_start"))
        if (self.closed_on is None) != (self.outcome is None):
            found.append(Fault("goal.outcome", "required"))
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """What the client does between two sessions. What comes back is the client's; what is seen in it stands beside."""

    noun: ClassVar[Noun] = Noun("assignment", _NOTES)

    client: Id = declare(_NOTES, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        _NOTES, Shape.REFERENCE, refers="trajectory", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    goal: Id = declare(_NOTES, Shape.REFERENCE, refers="goal", source=Source.COACH, anonymise=Anonymise.KEEP)
    what: str = declare(_NOTES, required=True, listed=True, source=Source.COACH)
    explained: str = declare(_NOTES, Shape.TEXT, source=Source.COACH, limit=4000)
    set_on: date = declare(_NOTES, Shape.PAST_DATE, required=True, listed=True, source=Source.COACH)
    due_on: date | None = declare(_NOTES, Shape.DATE, listed=True, source=Source.COACH)
    returned_on: date | None = declare(_NOTES, Shape.PAST_DATE, source=Source.COACH)
    returned: str = declare(_NOTES, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE, limit=20_000)
    """What came back, in the client's words."""
    attachment: Id = declare(_NOTES, Shape.REFERENCE, refers="attachment")
    """The file that came back."""
    reflected_on: date | None = declare(_NOTES, Shape.PAST_DATE, source=Source.COACH)
    reflection: str = declare(_NOTES, Shape.TEXT, source=Source.COACH, sensitivity=Sensitivity.SENSITIVE, limit=20_000)

    @property
    def happened_on(self) -> date:
        """The day it was set."""
        return self.set_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By what it asks."""
        return reason("item.assignment", what=self.what)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        found = []
        if self.due_on is not None and self.due_on < self.set_on:
            found.append(Fault("assignment.due_on", "due_before_set"))
        if self.returned_on is not None and self.returned_on < self.set_on:
            found.append(Fault("assignment.returned_on", "returned_before_set"))
        return tuple(found)

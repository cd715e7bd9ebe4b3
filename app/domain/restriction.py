"""Restriction and objection: data that is stored and not used (GDPR art. 18, 21; rows L4, L6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Category, Sensitivity
from app.domain.declare import Noun, Record, Shape
from app.domain.document import Channel
from app.domain.of_request import of_request
from app.domain.reason import Label, Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


class RestrictionCause(StrEnum):
    """Why data is not used. `restriction_cause.<value>` words it."""

    DISPUTED = "disputed"
    """The client says that it is not right, and that is looked into (art. 18(1)(a))."""
    KEPT_FOR_CLIENT = "kept_for_client"
    """It could go, and the client wants it kept (art. 18(1)(b), (c))."""
    OBJECTION = "objection"
    """The client objected, and that is weighed (art. 18(1)(d), 21(1))."""
    MARKETING = "marketing"
    """The client objected to marketing: absolute, nothing is weighed (art. 21(2), (3))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction(Record):
    """One restriction of a dossier, or of one trajectory in it, in force from `since` until it is lifted."""

    noun: ClassVar[Noun] = Noun("restriction", Category.REQUEST_FILE)

    client: Id = of_request(Shape.REFERENCE, refers="client", required=True, fixed=True)
    request: Id = of_request(Shape.REFERENCE, refers="request", fixed=True)
    trajectory: Id = of_request(Shape.REFERENCE, refers="trajectory", fixed=True)
    cause: RestrictionCause = of_request(Shape.CHOICE, required=True, fixed=True, listed=True)
    since: date = of_request(Shape.PAST_DATE, required=True, fixed=True, listed=True)
    explanation: str = of_request(Shape.TEXT, limit=4000, sensitivity=Sensitivity.SENSITIVE)
    weighing: str = of_request(Shape.TEXT, limit=4000)
    """How an objection was weighed: whose interest goes first, and why (art. 21(1))."""
    hold: Id = of_request(Shape.REFERENCE, refers="hold", fixed=True)
    """The hold that keeps what is restricted from being destroyed."""
    told_on: date | None = of_request(Shape.PAST_DATE, listed=True)
    """When the client was told that it will be lifted (art. 18(3))."""
    told_how: Channel | None = of_request(Shape.CHOICE, default=None)
    lifted_on: date | None = of_request(Shape.PAST_DATE, listed=True)
    lifted_because: str = of_request(Shape.TEXT, limit=4000)

    @property
    def in_force(self) -> bool:
        """Whether it holds: from the moment it is recorded until it is lifted."""
        return self.lifted_on is None

    def stops(self, trajectory: str) -> bool:
        """Whether it now stops the use of what is in a trajectory. One against marketing stops marketing alone."""
        return (
            self.in_force
            and self.cause is not RestrictionCause.MARKETING
            and (not self.trajectory or not trajectory or self.trajectory == trajectory)
        )

    @property
    def happened_on(self) -> date:
        """The day it began."""
        return self.since

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Beperking sinds 3 maart 2026*."""
        return reason("item.restriction", date=self.since, cause=Label(f"restriction_cause.{self.cause.value}"))

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        found = []
        for name, day in (("told_on", self.told_on), ("lifted_on", self.lifted_on)):
            if day is not None and day < self.since:
                found.append(Fault(f"restriction.{name}", "before_restriction"))
        if (self.told_on is None) != (self.told_how is None):
            found.append(Fault("restriction.told_how" if self.told_on else "restriction.told_on", "required"))
        return tuple(found)

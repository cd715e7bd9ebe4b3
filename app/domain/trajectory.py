"""The trajectory: one engagement, with its agreement and its principal (rows A6, C5, L11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


class TrajectoryKind(StrEnum):
    """What is done in a trajectory."""

    COACHING = "coaching"
    CAREER_ADVICE = "career_advice"
    TRAINING = "training"
    INTERIM = "interim"
    REINTEGRATION = "reintegration"


class ControllerRole(StrEnum):
    """What the practice is for the data of a trajectory (GDPR art. 4(7), 26, 28; L12)."""

    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint_controller"
    PROCESSOR = "processor"
    """It works on the instructions of a principal, who is the controller."""


class RateUnit(StrEnum):
    """What a rate is for. `rate_unit.<value>` words it."""

    SESSION = "session"
    HOUR = "hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory(Record):
    """One engagement with one client. Without a principal the client commissions and pays."""

    noun: ClassVar[Noun] = Noun("trajectory", Category.ADMINISTRATION)

    client: Id = declare(Category.ADMINISTRATION, Shape.REFERENCE, refers="client", required=True, fixed=True)
    kind: TrajectoryKind = declare(
        Category.ADMINISTRATION, Shape.CHOICE, default=TrajectoryKind.COACHING, listed=True, source=Source.COACH
    )
    title: str = declare(Category.ADMINISTRATION, required=True, listed=True, source=Source.COACH, rest=True)
    principal: Id = declare(
        Category.ADMINISTRATION, Shape.REFERENCE, refers="organisation", source=Source.PRINCIPAL, rest=True
    )
    question: str = declare(Category.SESSION_NOTES, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE, source=Source.CLIENT)
    """What the client wants to work on."""
    agreement_on: date | None = declare(Category.ADMINISTRATION, Shape.DATE, source=Source.COACH, rest=True)
    """When the agreement was signed."""
    agreement: Id = declare(
        Category.ADMINISTRATION, Shape.REFERENCE, refers="attachment", source=Source.COACH, rest=True
    )
    """The signed agreement, where it is kept in the dossier."""
    starts_on: date = declare(
        Category.ADMINISTRATION, Shape.DATE, required=True, listed=True, source=Source.COACH, rest=True, alive=True
    )
    ends_on: date | None = declare(Category.ADMINISTRATION, Shape.DATE, listed=True, source=Source.COACH, rest=True)
    role: ControllerRole | None = declare(Category.ADMINISTRATION, Shape.CHOICE, default=None, source=Source.COACH)
    """None is controller, as a coach normally is."""
    permission_by: Id = declare(Category.ADMINISTRATION, Shape.REFERENCE, refers="representative", source=Source.COACH)
    """The parent or guardian who permits the agreement of a minor (BW 1:234; L13)."""
    permission_on: date | None = declare(Category.ADMINISTRATION, Shape.PAST_DATE, source=Source.COACH)

    rate: int = declare(Category.ADMINISTRATION, Shape.AMOUNT, source=Source.COACH, rest=True)
    """What is agreed for each session or each hour, in cents, without VAT."""
    rate_per: RateUnit | None = declare(
        Category.ADMINISTRATION, Shape.CHOICE, default=None, source=Source.COACH, rest=True
    )
    """None is a session."""
    order_number: str = declare(Category.ADMINISTRATION, limit=60, source=Source.PRINCIPAL, rest=True)
    """What the principal wants to see on the bill."""

    follow_up_on: date | None = declare(Category.ADMINISTRATION, Shape.DATE, source=Source.COACH)
    """When to ask how it went afterwards (W10)."""
    hears: str = declare(Category.ADMINISTRATION, Shape.TEXT, source=Source.COACH, limit=4000, rest=True)
    """What the principal will hear, as the agreement fixes it (W6)."""

    @property
    def for_controller(self) -> bool:
        """Whether someone else is the controller, so that requests and breaches go there at once (L12)."""
        return self.role is ControllerRole.PROCESSOR

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        found = []
        if self.ends_on is not None and self.ends_on < self.starts_on:
            found.append(Fault("trajectory.ends_on", "ends_before_start"))
        if self.for_controller and not self.principal:
            found.append(Fault("trajectory.principal", "processor_without_controller"))
        return tuple(found)

    @property
    def happened_on(self) -> date:
        """The day it began."""
        return self.starts_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its title."""
        return reason("item.trajectory", title=self.title)

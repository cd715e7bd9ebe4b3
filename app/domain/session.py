"""The session: a meeting in a trajectory, with its notes (rows W4, L15)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.left import Left
from app.domain.reason import Reason, reason
from app.kernel.ids import Id

HELD = "session.held"
"""Under what the total of sessions that were held is kept."""


class SessionState(StrEnum):
    """What became of a session."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    MISSED = "missed"


class Charge(StrEnum):
    """Whether a session goes on the bill where that is otherwise than usual: what was held does, the rest does not."""

    CHARGED = "charged"
    NOT_CHARGED = "not_charged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """One meeting with one client."""

    noun: ClassVar[Noun] = Noun("session", Category.SESSION_NOTES)

    client: Id = declare(Category.SESSION_NOTES, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.SESSION_NOTES, Shape.REFERENCE, refers="trajectory", required=True, anonymise=Anonymise.KEEP
    )
    on: date = declare(Category.SESSION_NOTES, Shape.DATE, required=True, listed=True, source=Source.COACH, alive=True)
    at: str = declare(Category.SESSION_NOTES, Shape.TIME, source=Source.COACH)
    """The time of day it begins, HH:MM, or nothing."""
    minutes: int = declare(Category.SESSION_NOTES, Shape.NUMBER, source=Source.COACH, anonymise=Anonymise.KEEP)
    state: SessionState = declare(
        Category.SESSION_NOTES, Shape.CHOICE, default=SessionState.HELD, listed=True, source=Source.COACH
    )
    place: str = declare(Category.SESSION_NOTES, source=Source.COACH)
    subject: str = declare(Category.SESSION_NOTES, listed=True, source=Source.COACH)
    notes: str = declare(Category.SESSION_NOTES, Shape.PROSE, sensitivity=Sensitivity.SENSITIVE, source=Source.COACH)

    charge: Charge | None = declare(Category.ADMINISTRATION, Shape.CHOICE, default=None, source=Source.COACH)
    """None is as usual."""

    @property
    def charged(self) -> bool:
        """Whether it goes on the bill."""
        return self.charge is Charge.CHARGED or (self.charge is None and self.state is SessionState.HELD)

    @property
    def leaves(self) -> Left | None:
        """Its minutes, where it was held: hours for accreditation."""
        return Left(HELD, self.on.year, 1, self.minutes) if self.state is SessionState.HELD else None

    @property
    def happened_on(self) -> date:
        """The day of the meeting."""
        return self.on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Gesprek van 3 maart 2026*."""
        return reason("item.session", date=self.on)

"""The hold (vernietigingsstop): a reason why nothing of something may be destroyed now (rows E11, L4, L14, F29)."""

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


class HoldReason(StrEnum):
    """Why nothing may be destroyed."""

    PROCEDURE = "procedure"
    """A procedure runs or is reasonably feared (E11; GDPR art. 17(3)(e))."""
    COMPLAINT = "complaint"
    """A complaint runs with the practice, a professional body or the supervisory authority (L14)."""
    RESTRICTION = "restriction"
    """The client asked for restriction: stored, nothing else (L4; GDPR art. 18)."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold(Record):
    """A hold on one dossier, one trajectory of it, or one item of it, from `since` until it is released.

    `item` is the id of any item of the dossier, `about` the name of its noun; without an item the hold is on the
    trajectory, without a trajectory on the dossier as a whole.
    """

    noun: ClassVar[Noun] = Noun("hold", Category.REQUEST_FILE)

    client: Id = declare(Category.REQUEST_FILE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.REQUEST_FILE, Shape.REFERENCE, refers="trajectory", fixed=True, anonymise=Anonymise.KEEP
    )
    about: str = declare(
        Category.REQUEST_FILE, limit=40, fixed=True, inside=True, source=Source.PROGRAM, anonymise=Anonymise.KEEP
    )
    item: str = declare(Category.REQUEST_FILE, limit=40, fixed=True, inside=True, source=Source.PROGRAM)
    reason: HoldReason = declare(Category.REQUEST_FILE, Shape.CHOICE, required=True, listed=True, source=Source.COACH)
    explanation: str = declare(
        Category.REQUEST_FILE, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE, source=Source.COACH, limit=2000
    )
    """What runs or is feared, in the coach's words."""
    since: date = declare(Category.REQUEST_FILE, Shape.PAST_DATE, required=True, listed=True, source=Source.COACH)
    review_on: date = declare(Category.REQUEST_FILE, Shape.DATE, required=True, listed=True, source=Source.COACH)
    """When to look whether it is still needed: a hold without an end would be a way to keep everything."""
    released_on: date | None = declare(Category.REQUEST_FILE, Shape.PAST_DATE, listed=True, source=Source.COACH)
    released_because: str = declare(Category.REQUEST_FILE, Shape.TEXT, source=Source.COACH, limit=2000)

    @property
    def in_force(self) -> bool:
        """Whether it holds. It does from the moment it is recorded, whatever the clock says, until it is released."""
        return self.released_on is None

    def covers(self, item: str, trajectory: str) -> bool:
        """Whether this hold, where it is in force, keeps an item of its own dossier."""
        if self.item:
            return self.item == item or self.id == item
        return not self.trajectory or trajectory in ("", self.trajectory) or self.id == item

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By the day it began."""
        return reason("item.hold", date=self.since)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        found = []
        if self.review_on < self.since:
            found.append(Fault("hold.review_on", "review_before_hold"))
        if self.released_on is not None and self.released_on < self.since:
            found.append(Fault("hold.released_on", "released_before_hold"))
        if self.released_on is not None and not self.released_because.strip():
            found.append(Fault("hold.released_because", "required"))
        return tuple(found)

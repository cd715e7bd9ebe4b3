"""The data of a trajectory that go back to the controller, or go away, when it ends (GDPR art. 28(3)(g); row L12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.document import Channel
from app.domain.reason import Label, Reason, reason
from app.kernel.ids import Id


class HandoverKind(StrEnum):
    """What was handed over. `handover_kind.<value>` words it."""

    RETURNED = "returned"
    """The data of the trajectory went back to the controller."""
    DELETED = "deleted"
    """The data of the trajectory were deleted, as the controller chose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Record):
    """One handing over, to the controller of one trajectory."""

    noun: ClassVar[Noun] = Noun("handover", Category.REQUEST_FILE)

    client: Id = declare(Category.REQUEST_FILE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.REQUEST_FILE, Shape.REFERENCE, refers="trajectory", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    kind: HandoverKind = declare(
        Category.REQUEST_FILE, Shape.CHOICE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    handed_on: date = declare(
        Category.REQUEST_FILE, Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    handed_how: Channel = declare(
        Category.REQUEST_FILE, Shape.CHOICE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    note: str = declare(Category.REQUEST_FILE, Shape.TEXT, source=Source.COACH, limit=2000)

    @property
    def happened_on(self) -> date:
        """The day it was handed over."""
        return self.handed_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Gegevens teruggegeven, op 3 maart 2026*."""
        return reason("item.handover", what=Label(f"handover_kind.{self.kind.value}"), date=self.handed_on)

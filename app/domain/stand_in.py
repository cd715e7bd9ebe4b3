"""Somebody who stands in for the coach at illness, with appointments and telephone numbers and no more (row W13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Category, Source
from app.domain.declare import Noun, Record, Shape, of_practice
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn(Record):
    """One package for a deputy: over which days, and how many appointments were in it. Who they are with stands in the
    dossiers: each of those has a disclosure of its own.
    """

    noun: ClassVar[Noun] = Noun("stand_in", Category.PRACTICE)

    deputy: Id = of_practice(Shape.REFERENCE, refers="organisation", required=True, fixed=True, listed=True)
    why: str = of_practice(Shape.LINE, required=True, fixed=True, listed=True)
    since: date = of_practice(Shape.DATE, required=True, fixed=True, listed=True)
    until: date = of_practice(Shape.DATE, required=True, fixed=True, listed=True)
    """The last day of which there are appointments in it."""
    sessions: int = of_practice(Shape.NUMBER, fixed=True, listed=True, source=Source.PROGRAM)
    file_sha256: str = of_practice(Shape.DIGEST, required=True, fixed=True, source=Source.PROGRAM, inside=True)

    @property
    def happened_on(self) -> date:
        """The first day of it."""
        return self.since

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its days."""
        return reason("item.stand_in", start=self.since, end=self.until)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        return (Fault("stand_in.until", "ends_before_start"),) if self.until < self.since else ()

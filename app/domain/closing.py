"""The end of the practice: from when, why, and who keeps what must be kept (row W14)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Category, Source
from app.domain.declare import Noun, Record, Shape, of_practice
from app.domain.reason import Reason, reason
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Record):
    """One closing, being prepared until `closed_on`. The keeper is bound to silence by an agreement of that day."""

    noun: ClassVar[Noun] = Noun("closing", Category.PRACTICE)

    closes_on: date = of_practice(Shape.DATE, required=True, listed=True)
    why: str = of_practice(Shape.LINE, listed=True)
    keeper: Id = of_practice(Shape.REFERENCE, refers="organisation", listed=True)
    """Who keeps what may not go yet, and lets it go in time."""
    keeper_agreed_on: date | None = of_practice(Shape.PAST_DATE)
    handed_on: date | None = of_practice(Shape.PAST_DATE, listed=True, source=Source.PROGRAM, inside=True)
    """The day on which the keeper was given what stays; None until then, or where nothing stays."""
    handed_sha256: str = of_practice(Shape.DIGEST, source=Source.PROGRAM, inside=True)
    """The hash (hexadecimal) of the file that was handed over."""
    closed_on: date | None = of_practice(Shape.PAST_DATE, listed=True, source=Source.PROGRAM, inside=True)

    @property
    def happened_on(self) -> date:
        """The day on which the practice ends."""
        return self.closes_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its day."""
        return reason("item.closing", date=self.closes_on)

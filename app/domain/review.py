"""The review (herbeoordeling): someone looked whether an item is still needed, and moved its review date (row B4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """One look at one item: still needed, because of this, to be looked at again on that day.

    Of several reviews of one item the newest counts. A review is kept as long as what it is about, and goes with it.
    """

    noun: ClassVar[Noun] = Noun("review", Category.ADMINISTRATION)

    client: Id = declare(Category.ADMINISTRATION, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.ADMINISTRATION, Shape.REFERENCE, refers="trajectory", fixed=True, inside=True,
        source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    about: str = declare(
        Category.ADMINISTRATION, limit=40, fixed=True, inside=True, source=Source.PROGRAM, anonymise=Anonymise.KEEP
    )
    """The name of the item's noun."""
    item: str = declare(
        Category.ADMINISTRATION, limit=40, required=True, fixed=True, inside=True, source=Source.PROGRAM
    )
    category: Category = declare(
        Category.ADMINISTRATION, Shape.CHOICE, required=True, fixed=True, inside=True, source=Source.PROGRAM
    )
    """The category of the item."""
    reviewed_on: date = declare(
        Category.ADMINISTRATION, Shape.PAST_DATE, required=True, listed=True, fixed=True, source=Source.COACH
    )
    next_on: date = declare(
        Category.ADMINISTRATION, Shape.DATE, required=True, listed=True, fixed=True, source=Source.COACH
    )
    """The new herbeoordelingsdatum: from this day on it is to be looked at again."""
    why: str = declare(
        Category.ADMINISTRATION, Shape.TEXT, required=True, listed=True, fixed=True, source=Source.COACH, limit=2000
    )

    @property
    def item_category(self) -> Category:
        """The category of what it is about."""
        return self.category

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its day."""
        return reason("item.review", date=self.reviewed_on)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.next_on <= self.reviewed_on:
            return (Fault("review.next_on", "review_not_later"),)
        return ()

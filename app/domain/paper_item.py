"""The paper item (papieren dossierstuk): something kept outside the vault, with a retention term all the same (X12)."""

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
class PaperItem(Record):
    """A folder, a signed agreement, a flip-over sheet: what it is, where it lies, and of which day it is."""

    noun: ClassVar[Noun] = Noun("paper_item", Category.PERSONAL_DOCUMENT)

    client: Id = declare(Category.PERSONAL_DOCUMENT, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(Category.PERSONAL_DOCUMENT, Shape.REFERENCE, refers="trajectory", anonymise=Anonymise.KEEP)
    what: str = declare(Category.PERSONAL_DOCUMENT, required=True, listed=True, source=Source.COACH)
    place: str = declare(Category.PERSONAL_DOCUMENT, required=True, listed=True, source=Source.COACH)
    """Where it lies: the second drawer of the grey cabinet."""
    category: Category = declare(
        Category.PERSONAL_DOCUMENT, Shape.CHOICE, default=Category.PERSONAL_DOCUMENT, listed=True, source=Source.COACH
    )
    dated: date = declare(Category.PERSONAL_DOCUMENT, Shape.PAST_DATE, required=True, listed=True, source=Source.COACH)
    """The day that stands on it, or on which it was made."""
    destroyed_on: date | None = declare(Category.PERSONAL_DOCUMENT, Shape.PAST_DATE, listed=True, source=Source.COACH)
    """When the paper itself was destroyed, where that came first: a scan of it may live on in the dossier (W3)."""

    @property
    def item_category(self) -> Category:
        """The category that the coach gave it."""
        return self.category

    @property
    def happened_on(self) -> date:
        """The day that stands on it."""
        return self.dated

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """What it is and where it lies: whoever is to destroy it must find it."""
        return reason("item.paper", what=self.what, place=self.place)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.destroyed_on is not None and self.destroyed_on < self.dated:
            return (Fault("paper_item.destroyed_on", "destroyed_before_made"),)
        return ()

"""Using data for anything else than they came for: only with the client's explicit consent (rows C6, D1)."""

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
class OtherUse(Record):
    """One other use, and the consent it leans on: a quotation on the website, a case in a book."""

    noun: ClassVar[Noun] = Noun("other_use", Category.CONSENT_EVIDENCE)

    client: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    consent: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="consent", fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    purpose: str = declare(Category.CONSENT_EVIDENCE, required=True, fixed=True, listed=True, source=Source.COACH)
    what: str = declare(Category.CONSENT_EVIDENCE, Shape.TEXT, source=Source.COACH, limit=2000, fixed=True)
    """Which data."""
    used_on: date = declare(
        Category.CONSENT_EVIDENCE, Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    stopped_on: date | None = declare(Category.CONSENT_EVIDENCE, Shape.PAST_DATE, listed=True, source=Source.COACH)

    @property
    def happened_on(self) -> date:
        """The day it began."""
        return self.used_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Ander gebruik vanaf 3 maart 2026: aanbeveling op de website*."""
        return reason("item.other_use", purpose=self.purpose, date=self.used_on)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.stopped_on is not None and self.stopped_on < self.used_on:
            return (Fault("other_use.stopped_on", "ends_before_start"),)
        return ()

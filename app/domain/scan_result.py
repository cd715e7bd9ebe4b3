"""What came out of a personality scan, alone or in a team: an assessment in one person's dossier (rows A3, C5, C7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanResult(Record):
    """The result of one person. What a team sees together is not kept here: it would be of several people."""

    noun: ClassVar[Noun] = Noun("scan_result", Category.ASSESSMENT)

    client: Id = declare(Category.ASSESSMENT, Shape.REFERENCE, refers="client", required=True, fixed=True)
    participation: Id = declare(
        Category.ASSESSMENT, Shape.REFERENCE, refers="participation", fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    """In a training: then it is the scan of a team."""
    trajectory: Id = declare(
        Category.ASSESSMENT, Shape.REFERENCE, refers="trajectory", source=Source.COACH, anonymise=Anonymise.KEEP
    )
    instrument: str = declare(
        Category.ASSESSMENT, required=True, listed=True, source=Source.COACH, anonymise=Anonymise.KEEP
    )
    """The name of the scan or test."""
    supplier: Id = declare(Category.ASSESSMENT, Shape.REFERENCE, refers="organisation", source=Source.COACH)
    taken_on: date = declare(Category.ASSESSMENT, Shape.PAST_DATE, required=True, listed=True, source=Source.COACH)
    outcome: str = declare(Category.ASSESSMENT, Shape.TEXT, required=True, sensitivity=Sensitivity.SENSITIVE)
    report: Id = declare(Category.ASSESSMENT, Shape.REFERENCE, refers="attachment", source=Source.COACH)

    @property
    def happened_on(self) -> date:
        """The day it was taken."""
        return self.taken_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By the instrument and the day."""
        return reason("item.scan_result", instrument=self.instrument, date=self.taken_on)

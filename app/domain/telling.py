"""That somebody was told something the practice has to tell, and how (rows D1, D13, L14, L17)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.document import Channel
from app.domain.reason import Label, Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


class ToldOf(StrEnum):
    """What was told. `told_of.<value>` words it."""

    EXCLUSIVE_PURPOSE = "exclusive_purpose"
    """That the data serve the guidance and nothing else (D1)."""
    SOURCE = "source"
    """That data came from the employer or another (L17; GDPR art. 14)."""
    REPORT_BLOCKED = "report_blocked"
    """To the principal: that no report comes, without the reason (L14)."""
    PRACTICE_CLOSES = "practice_closes"
    """That the practice ends, and who keeps what stays (W14)."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Record):
    """One telling, to the client, or to the organisation that `recipient` names."""

    noun: ClassVar[Noun] = Noun("telling", Category.CORRESPONDENCE)

    client: Id = declare(Category.CORRESPONDENCE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.CORRESPONDENCE, Shape.REFERENCE, refers="trajectory", fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    about: ToldOf = declare(
        Category.CORRESPONDENCE, Shape.CHOICE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    recipient: Id = declare(
        Category.CORRESPONDENCE, Shape.REFERENCE, refers="organisation", fixed=True, source=Source.COACH
    )
    version: Id = declare(Category.CORRESPONDENCE, Shape.REFERENCE, refers="version", fixed=True, source=Source.COACH)
    """The version that was blocked."""
    told_on: date = declare(
        Category.CORRESPONDENCE, Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    told_how: Channel = declare(
        Category.CORRESPONDENCE, Shape.CHOICE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    told: str = declare(
        Category.CORRESPONDENCE, Shape.TEXT, source=Source.COACH, sensitivity=Sensitivity.SENSITIVE, limit=2000
    )

    @property
    def happened_on(self) -> date:
        """The day on which it was told."""
        return self.told_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Verteld: het doel is alleen de begeleiding, op 3 maart 2026*."""
        return reason("item.telling", what=Label(f"told_of.{self.about.value}"), date=self.told_on)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.about is ToldOf.REPORT_BLOCKED and not self.version:
            return (Fault("telling.version", "telling_of_a_version"),)
        if self.about is ToldOf.OTHER and not self.told.strip():
            return (Fault("telling.told", "required"),)
        return ()

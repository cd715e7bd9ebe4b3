"""A special category of data that is recorded apart, with the ground it is recorded on (rows D13, E2, E4, L8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.policy_activity import SpecialGround
from app.domain.reason import Label, Reason, reason
from app.kernel.ids import Id


class Matter(StrEnum):
    """What it is about. `matter.<value>` words it."""

    DIAGNOSIS = "diagnosis"
    CAUSE = "cause"
    TREATMENT = "treatment"
    ABILITY = "ability"
    """What someone can and cannot do at work: what an employer may hear of a sick employee."""
    CONVICTION = "conviction"
    """Religion, philosophy, politics, trade union."""
    ORIGIN = "origin"
    SEXUALITY = "sexuality"
    OFFENCE = "offence"
    """Criminal offences (GDPR art. 10, UAVG art. 31)."""

    @property
    def medical(self) -> bool:
        """Whether it never goes to an employer, consent or not (L8)."""
        return self in (Matter.DIAGNOSIS, Matter.CAUSE, Matter.TREATMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialNote(Record):
    """One fact of a special category. It stands apart from notes and reports, and has a term of its own."""

    noun: ClassVar[Noun] = Noun("special_note", Category.SPECIAL)

    client: Id = declare(Category.SPECIAL, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.SPECIAL, Shape.REFERENCE, refers="trajectory", fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    matter: Matter = declare(
        Category.SPECIAL, Shape.CHOICE, required=True, fixed=True, listed=True, sensitivity=Sensitivity.SPECIAL,
        anonymise=Anonymise.DROP,
    )  # fmt: skip
    what: str = declare(
        Category.SPECIAL, required=True, listed=True, sensitivity=Sensitivity.SPECIAL, source=Source.CLIENT
    )
    """The fact in a few words."""
    needed: str = declare(
        Category.SPECIAL, Shape.TEXT, sensitivity=Sensitivity.SPECIAL, source=Source.COACH, limit=2000
    )
    """What it is needed for."""
    ground: SpecialGround = declare(
        Category.SPECIAL, Shape.CHOICE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    noted_on: date = declare(
        Category.SPECIAL, Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.COACH
    )

    @property
    def happened_on(self) -> date:
        """The day it was noted."""
        return self.noted_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its kind and day; what it says stands in it alone."""
        return reason("item.special_note", matter=Label(f"matter.{self.matter.value}"), date=self.noted_on)


def medical_in(text: str, notes: Iterable[SpecialNote]) -> bool:
    """Whether a diagnosis, cause or treatment that was noted of a client stands in a text: it goes to no employer,
    consent or not (L8). What was written without being noted apart, only the coach can see.
    """
    read = _plain(text)
    return any(each.matter.medical and _plain(each.what) in read for each in notes)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()

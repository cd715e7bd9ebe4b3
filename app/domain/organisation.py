"""Organisations and who speaks for them: principals, recipients, processors (rows A2, C4).

Neither is in a dossier, and both have a term all the same: it runs from the end of the work that the organisation
commissioned, or from the last contact where it commissioned none (row B4; app.domain.commissions).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.person import full_name
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


class OrganisationKind(StrEnum):
    """In what capacity an organisation is known to the practice."""

    EMPLOYER = "employer"
    PRACTITIONER = "practitioner"
    PROVIDER = "provider"
    PROCESSOR = "processor"
    AUTHORITY = "authority"
    OTHER = "other"


def _open(shape: Shape = Shape.LINE, *, required: bool = False, limit: int = 0, listed: bool = False) -> str:
    text: str = declare(
        Category.IDENTITY, shape, required=required, limit=limit, listed=listed,
        sensitivity=Sensitivity.NONE, source=Source.PRINCIPAL, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A firm or body outside the practice."""

    noun: ClassVar[Noun] = Noun("organisation", Category.IDENTITY)

    name: str = _open(required=True, listed=True)
    kind: OrganisationKind = declare(
        Category.IDENTITY, Shape.CHOICE, default=OrganisationKind.EMPLOYER, listed=True, sensitivity=Sensitivity.NONE,
        source=Source.PRINCIPAL,
    )  # fmt: skip
    kvk: str = _open(Shape.KVK)
    street: str = _open()
    house_number: str = _open(limit=20)
    postcode: str = _open(Shape.POSTCODE)
    town: str = _open(listed=True)
    country: str = _open()
    phone: str = _open(Shape.PHONE, listed=True)
    email: str = _open(Shape.EMAIL)

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By name."""
        return reason("item.named", name=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A person who speaks for an organisation."""

    noun: ClassVar[Noun] = Noun("contact", Category.IDENTITY)

    organisation: Id = declare(
        Category.IDENTITY, Shape.REFERENCE, refers="organisation", required=True, fixed=True,
        source=Source.PRINCIPAL, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    first_name: str = declare(Category.IDENTITY, source=Source.PRINCIPAL, listed=True)
    infix: str = declare(Category.IDENTITY, source=Source.PRINCIPAL, limit=40, listed=True)
    surname: str = declare(Category.IDENTITY, source=Source.PRINCIPAL, required=True, listed=True)
    position: str = declare(Category.IDENTITY, source=Source.PRINCIPAL, listed=True)
    phone: str = declare(Category.IDENTITY, Shape.PHONE, source=Source.PRINCIPAL)
    email: str = declare(Category.IDENTITY, Shape.EMAIL, source=Source.PRINCIPAL)
    reviewed_on: date | None = declare(Category.IDENTITY, Shape.PAST_DATE, fixed=True, inside=True, source=Source.COACH)
    """When someone looked whether more work is still expected, where the policy asks that (B4)."""
    next_review_on: date | None = declare(Category.IDENTITY, Shape.DATE, fixed=True, inside=True, source=Source.COACH)
    """The new herbeoordelingsdatum, None where it was never moved."""
    review_why: str = declare(Category.IDENTITY, Shape.TEXT, fixed=True, inside=True, source=Source.COACH, limit=2000)

    @property
    def name(self) -> str:
        """The name as it is spoken."""
        return full_name(self.first_name, self.infix, self.surname)

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By name."""
        return reason("item.named", name=self.name)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.next_review_on is not None and self.next_review_on <= (self.reviewed_on or self.next_review_on):
            return (Fault("review.next_on", "review_not_later"),)
        return ()

"""Organisations and who speaks for them: principals, recipients, processors (rows A2, C4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.person import full_name
from app.domain.reason import Reason, reason
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
        Category.ADMINISTRATION, shape, required=required, limit=limit, listed=listed,
        sensitivity=Sensitivity.NONE, source=Source.PRINCIPAL, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A firm or body outside the practice."""

    noun: ClassVar[Noun] = Noun("organisation", Category.ADMINISTRATION)

    name: str = _open(required=True, listed=True)
    kind: OrganisationKind = declare(
        Category.ADMINISTRATION, Shape.CHOICE, default=OrganisationKind.EMPLOYER, listed=True,
        sensitivity=Sensitivity.NONE, source=Source.PRINCIPAL, anonymise=Anonymise.KEEP,
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

    noun: ClassVar[Noun] = Noun("contact", Category.ADMINISTRATION)

    organisation: Id = declare(
        Category.ADMINISTRATION, Shape.REFERENCE, refers="organisation", required=True, fixed=True,
        source=Source.PRINCIPAL, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    first_name: str = declare(Category.ADMINISTRATION, source=Source.PRINCIPAL, listed=True)
    infix: str = declare(Category.ADMINISTRATION, source=Source.PRINCIPAL, limit=40, listed=True)
    surname: str = declare(Category.ADMINISTRATION, source=Source.PRINCIPAL, required=True, listed=True)
    position: str = declare(Category.ADMINISTRATION, source=Source.PRINCIPAL, listed=True)
    phone: str = declare(Category.ADMINISTRATION, Shape.PHONE, source=Source.PRINCIPAL)
    email: str = declare(Category.ADMINISTRATION, Shape.EMAIL, source=Source.PRINCIPAL)

    @property
    def name(self) -> str:
        """The name as it is spoken."""
        return full_name(self.first_name, self.infix, self.surname)

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By name."""
        return reason("item.named", name=self.name)

"""The client: the person coached (rows A2, C3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.person import full_name, sorting_name
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.translator import Language


class Gender(StrEnum):
    """What a client says of it; `unknown` is not asked or not told."""

    UNKNOWN = "unknown"
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client(Record):
    """One client; all that refers to this record is the client's dossier."""

    noun: ClassVar[Noun] = Noun("client", Category.IDENTITY)

    first_name: str = declare(Category.IDENTITY, listed=True, rest=True)
    initials: str = declare(Category.IDENTITY, limit=20, rest=True)
    infix: str = declare(Category.IDENTITY, limit=40, listed=True, rest=True)
    surname: str = declare(Category.IDENTITY, required=True, listed=True, rest=True)
    gender: Gender = declare(Category.IDENTITY, Shape.CHOICE, default=Gender.UNKNOWN)
    birth_date: date | None = declare(Category.IDENTITY, Shape.PAST_DATE)
    birth_place: str = declare(Category.IDENTITY)
    street: str = declare(Category.IDENTITY)
    house_number: str = declare(Category.IDENTITY, limit=20)
    postcode: str = declare(Category.IDENTITY, Shape.POSTCODE, anonymise=Anonymise.GENERALISE)
    town: str = declare(Category.IDENTITY, listed=True)
    country: str = declare(Category.IDENTITY, anonymise=Anonymise.KEEP)
    phone: str = declare(Category.IDENTITY, Shape.PHONE, listed=True)
    mobile: str = declare(Category.IDENTITY, Shape.PHONE)
    email: str = declare(Category.IDENTITY, Shape.EMAIL, listed=True, consequence=True)
    died_on: date | None = declare(Category.IDENTITY, Shape.PAST_DATE, source=Source.COACH)
    """When the client died: confidentiality and terms go on, mail stops (L18)."""
    language: Language = declare(Category.IDENTITY, Shape.CHOICE, default=Language.DUTCH, rest=True)

    @property
    def name(self) -> str:
        """The name as it is spoken: first name (or initials), infix, surname."""
        return full_name(self.first_name or self.initials, self.infix, self.surname)

    @property
    def listing(self) -> str:
        """By surname, as a Dutch list has it, and found by the name as it is spoken as well."""
        name = sorting_name(self.first_name or self.initials, self.infix, self.surname)
        return f"{name} {self.name} {self.town} {self.email} {self.phone} {self.mobile}"

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.died_on is not None and self.birth_date is not None and self.died_on < self.birth_date:
            return (Fault("client.died_on", "died_before_birth"),)
        return ()

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By name."""
        return reason("item.named", name=self.name)

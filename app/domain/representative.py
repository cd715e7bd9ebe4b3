"""The legal representative of a client (UAVG art. 5; rows C2, L13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.person import full_name
from app.kernel.ids import Id


class Capacity(StrEnum):
    """By what right someone acts for a client."""

    PARENT = "parent"
    GUARDIAN = "guardian"
    CURATOR = "curator"
    ADMINISTRATOR = "administrator"
    MENTOR = "mentor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative(Record):
    """Someone who acts for a client, from and until when."""

    noun: ClassVar[Noun] = Noun("representative", Category.IDENTITY)

    client: Id = declare(
        Category.IDENTITY, Shape.REFERENCE, refers="client", required=True, fixed=True, anonymise=Anonymise.KEEP
    )
    capacity: Capacity = declare(Category.IDENTITY, Shape.CHOICE, required=True, listed=True, anonymise=Anonymise.KEEP)
    first_name: str = declare(Category.IDENTITY, listed=True)
    infix: str = declare(Category.IDENTITY, limit=40, listed=True)
    surname: str = declare(Category.IDENTITY, required=True, listed=True)
    phone: str = declare(Category.IDENTITY, Shape.PHONE, listed=True)
    email: str = declare(Category.IDENTITY, Shape.EMAIL)
    acts_from: date | None = declare(Category.IDENTITY, Shape.DATE, anonymise=Anonymise.GENERALISE)
    acts_until: date | None = declare(Category.IDENTITY, Shape.DATE, anonymise=Anonymise.GENERALISE)

    @property
    def name(self) -> str:
        """The name as it is spoken."""
        return full_name(self.first_name, self.infix, self.surname)

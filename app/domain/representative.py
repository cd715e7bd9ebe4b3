"""The legal representative of a client (UAVG art. 5; rows C2, L13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Category, Source
from app.domain.declare import FAR_AHEAD, Noun, Record, Shape, declare
from app.domain.person import full_name
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


class Capacity(StrEnum):
    """By what right someone acts for a client."""

    PARENT = "parent"
    GUARDIAN = "guardian"
    CURATOR = "curator"
    ADMINISTRATOR = "administrator"
    MENTOR = "mentor"


class Reach(StrEnum):
    """For what someone acts for a client."""

    EVERYTHING = "everything"
    ADMINISTRATION = "administration"
    """Money, agreements, invoices: what a bewind is about."""
    GUIDANCE = "guidance"
    """The guidance and all that is written of it: what a mentorschap is about (BW 1:453)."""


_REACHES = {Capacity.ADMINISTRATOR: Reach.ADMINISTRATION, Capacity.MENTOR: Reach.GUIDANCE}
_MONEY = frozenset({Category.ADMINISTRATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative(Record):
    """Someone who acts for a client, from and until when, and for what."""

    noun: ClassVar[Noun] = Noun("representative", Category.IDENTITY)

    client: Id = declare(Category.IDENTITY, Shape.REFERENCE, refers="client", required=True, fixed=True)
    capacity: Capacity = declare(Category.IDENTITY, Shape.CHOICE, required=True, listed=True)
    first_name: str = declare(Category.IDENTITY, listed=True)
    infix: str = declare(Category.IDENTITY, limit=40, listed=True)
    surname: str = declare(Category.IDENTITY, required=True, listed=True)
    phone: str = declare(Category.IDENTITY, Shape.PHONE, listed=True)
    email: str = declare(Category.IDENTITY, Shape.EMAIL)
    acts_from: date | None = declare(Category.IDENTITY, Shape.DATE)
    acts_until: date | None = declare(Category.IDENTITY, Shape.DATE, ahead=FAR_AHEAD)
    reach: Reach | None = declare(Category.IDENTITY, Shape.CHOICE, default=None)
    """None is what the capacity reaches by itself."""
    statement_read_on: date | None = declare(Category.IDENTITY, Shape.PAST_DATE, source=Source.COACH)
    """When a parent or guardian read the privacy statement, before consenting (C2)."""

    @property
    def name(self) -> str:
        """The name as it is spoken."""
        return full_name(self.first_name, self.infix, self.surname)

    @property
    def of_a_minor(self) -> bool:
        """Whether it is the client's age by which someone acts."""
        return self.capacity in (Capacity.PARENT, Capacity.GUARDIAN)

    def acts_on(self, day: date) -> bool:
        """Whether someone acts for the client on a day."""
        return (self.acts_from is None or self.acts_from <= day) and (self.acts_until is None or day <= self.acts_until)

    def reaches(self, category: Category | None) -> bool:
        """Whether data of a category is within the reach. None is all of the guidance."""
        match self.reach or _REACHES.get(self.capacity, Reach.EVERYTHING):
            case Reach.ADMINISTRATION:
                return category in _MONEY
            case Reach.GUIDANCE:
                return category not in _MONEY
        return True

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.acts_from is not None and self.acts_until is not None and self.acts_until < self.acts_from:
            return (Fault("representative.acts_until", "ends_before_start"),)
        return ()

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By name."""
        return reason("item.named", name=self.name)

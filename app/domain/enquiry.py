"""The enquiry: someone asked something, by the contact form for instance (rows B10, C7, D5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Category, Sensitivity
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.document import Channel
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry(Record):
    """A question of someone outside any dossier: it is there to be answered, and for nothing else."""

    noun: ClassVar[Noun] = Noun("enquiry", Category.ENQUIRY)

    name: str = declare(Category.ENQUIRY, required=True, listed=True)
    email: str = declare(Category.ENQUIRY, Shape.EMAIL, listed=True)
    phone: str = declare(Category.ENQUIRY, Shape.PHONE)
    question: str = declare(Category.ENQUIRY, Shape.TEXT, required=True, sensitivity=Sensitivity.SENSITIVE)
    received_on: date = declare(Category.ENQUIRY, Shape.PAST_DATE, required=True, listed=True)
    received_how: Channel = declare(Category.ENQUIRY, Shape.CHOICE, default=Channel.EMAIL)
    answered_on: date | None = declare(Category.ENQUIRY, Shape.PAST_DATE, listed=True, fixed=True)
    answer: str = declare(Category.ENQUIRY, Shape.TEXT, fixed=True)
    """What was answered, in short."""

    @property
    def happened_on(self) -> date:
        """The day it came in."""
        return self.received_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By who asked and when."""
        return reason("item.enquiry", name=self.name, date=self.received_on)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        found = []
        if not self.email and not self.phone:
            found.append(Fault("enquiry.email", "no_way_to_answer"))
        if self.answered_on is not None and self.answered_on < self.received_on:
            found.append(Fault("enquiry.answered_on", "before_receipt"))
        return tuple(found)

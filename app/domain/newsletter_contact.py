"""Who gets the newsletter, until they unsubscribe: people outside a dossier (rows C7, C11, C13, D4, L6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Category, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.document import Channel
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.translator import Language


class NewsletterGround(StrEnum):
    """Why someone may be mailed (Telecommunicatiewet art. 11.7)."""

    CONSENT = "consent"
    CUSTOMER = "customer"
    """A client or principal, of similar services of the practice's own, who could say no beforehand (11.7(3))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsletterContact(Record):
    """One address on the list, with the consent it rests on."""

    noun: ClassVar[Noun] = Noun("newsletter_contact", Category.NEWSLETTER)

    name: str = declare(Category.NEWSLETTER, listed=True)
    email: str = declare(Category.NEWSLETTER, Shape.EMAIL, required=True, listed=True)
    language: Language = declare(Category.NEWSLETTER, Shape.CHOICE, default=Language.DUTCH)
    ground: NewsletterGround = declare(
        Category.NEWSLETTER, Shape.CHOICE, default=NewsletterGround.CONSENT, source=Source.COACH
    )
    source: str = declare(Category.NEWSLETTER, listed=True, source=Source.COACH)
    """Where the address came from: the website, a training."""
    text: str = declare(Category.NEWSLETTER, Shape.TEXT, source=Source.COACH)
    """Exactly what was shown to whoever consented."""
    consented_on: date = declare(Category.NEWSLETTER, Shape.PAST_DATE, required=True, listed=True)
    """The day of the consent; of a customer, the day the address came in."""
    consented_how: Channel = declare(Category.NEWSLETTER, Shape.CHOICE, required=True)
    unsubscribed_on: date | None = declare(Category.NEWSLETTER, Shape.PAST_DATE, listed=True, fixed=True)

    @property
    def subscribed(self) -> bool:
        """Whether the newsletter may go there."""
        return self.unsubscribed_on is None

    @property
    def happened_on(self) -> date:
        """The day of the consent."""
        return self.consented_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By the name, or the address where there is none."""
        return reason("item.newsletter_contact", name=self.name or self.email)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        found = []
        if self.ground is NewsletterGround.CONSENT and not self.text.strip():
            found.append(Fault("newsletter_contact.text", "consent_without_text"))
        if self.unsubscribed_on is not None and self.unsubscribed_on < self.consented_on:
            found.append(Fault("newsletter_contact.unsubscribed_on", "withdrawn_before_given"))
        return tuple(found)

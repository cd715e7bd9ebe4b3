"""The request: a client using a right (GDPR art. 12-22; rows A8-A11, D7, D11, L1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.document import Channel
from app.domain.of_request import of_request
from app.domain.reason import Label, Reason, reason
from app.domain.request_kind import RequestKind
from app.kernel.errors import Fault
from app.kernel.ids import Id


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    CLOSED = "closed"


class IdentityCheck(StrEnum):
    """How it was made sure that the request comes from the client. A copy of a document is never the default (A9)."""

    NOT_YET = "not_yet"
    KNOWN = "known"
    CALLED_BACK = "called_back"
    DOCUMENT_SHOWN = "document_shown"


class Outcome(StrEnum):
    """How a request ended."""

    NONE = "none"
    GRANTED = "granted"
    GRANTED_IN_PART = "granted_in_part"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    PASSED_ON = "passed_on"
    """To the controller, for whom the practice is a processor (L12; GDPR art. 28(3)(e))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Record):
    """One request, from receipt to outcome. Its terms follow from `received_on` and the policy of that day."""

    noun: ClassVar[Noun] = Noun("request", Category.REQUEST_FILE)

    client: Id = declare(Category.REQUEST_FILE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    kind: RequestKind = declare(Category.REQUEST_FILE, Shape.CHOICE, required=True, fixed=True, listed=True)
    received_on: date = declare(Category.REQUEST_FILE, Shape.PAST_DATE, required=True, fixed=True, listed=True)
    channel: Channel = declare(Category.REQUEST_FILE, Shape.CHOICE, required=True, fixed=True)
    asked: str = declare(Category.REQUEST_FILE, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE)
    """What the client asked, in the client's words."""
    identity: IdentityCheck = declare(
        Category.REQUEST_FILE, Shape.CHOICE, default=IdentityCheck.NOT_YET, source=Source.COACH
    )
    identified_on: date | None = declare(Category.REQUEST_FILE, Shape.PAST_DATE, source=Source.COACH)
    extended_on: date | None = declare(Category.REQUEST_FILE, Shape.PAST_DATE, source=Source.COACH)
    extension_reason: str = declare(Category.REQUEST_FILE, Shape.TEXT, source=Source.COACH)
    state: RequestState = declare(
        Category.REQUEST_FILE, Shape.CHOICE, default=RequestState.OPEN, listed=True, source=Source.COACH
    )
    outcome: Outcome = declare(Category.REQUEST_FILE, Shape.CHOICE, default=Outcome.NONE, source=Source.COACH)
    closed_on: date | None = declare(Category.REQUEST_FILE, Shape.PAST_DATE, listed=True, source=Source.COACH)
    answer: str = declare(Category.REQUEST_FILE, Shape.TEXT, source=Source.COACH)
    """What was answered, with the reasons where it was refused."""
    trajectory: Id = of_request(Shape.REFERENCE, refers="trajectory", fixed=True)
    """The trajectory that it is about; nothing where it is about the dossier as a whole."""
    recipient: Id = of_request(Shape.REFERENCE, refers="organisation", fixed=True, source=Source.CLIENT)
    """The organisation to which the client wants it sent: a new provider, for instance (A8, E15; art. 20(2))."""
    marketing: bool = of_request(Shape.YES_NO, fixed=True, source=Source.CLIENT)
    """Whether an objection is against marketing: then it is absolute, and works at once (L6; art. 21(3))."""
    responsible: str = of_request()
    """Who answers it, by name (D7)."""
    identity_reason: str = of_request(limit=400)
    """Why a document had to be shown: knowing someone or calling back goes first (A9)."""
    masked_photo: bool = of_request(Shape.YES_NO)
    masked_zone: bool = of_request(Shape.YES_NO)
    """The machine-readable zone."""
    masked_number: bool = of_request(Shape.YES_NO)
    masked_bsn: bool = of_request(Shape.YES_NO)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        later = {"identified_on": self.identified_on, "extended_on": self.extended_on, "closed_on": self.closed_on}
        return tuple(
            Fault(f"request.{name}", "before_receipt")
            for name, day in later.items()
            if day is not None and day < self.received_on
        )

    @property
    def happened_on(self) -> date:
        """The day of receipt."""
        return self.received_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its kind and the day of receipt."""
        return reason("item.request", kind=Label(f"request_kind.{self.kind.value}"), date=self.received_on)

"""Telling a recipient that data was rectified, erased or restricted (GDPR art. 19; row L3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Category
from app.domain.declare import Noun, Record, Shape
from app.domain.document import Channel
from app.domain.of_request import of_request
from app.domain.reason import Label, Reason, reason
from app.domain.request_kind import RequestKind
from app.kernel.clock import legal_date
from app.kernel.errors import Fault
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientNotice(Record):
    """One recipient to be told of one request, and when that was done. Made when the request comes in, so that it
    outlives the log of disclosures where that is erased.
    """

    noun: ClassVar[Noun] = Noun("recipient_notice", Category.REQUEST_FILE)

    client: Id = of_request(Shape.REFERENCE, refers="client", required=True, fixed=True)
    request: Id = of_request(Shape.REFERENCE, refers="request", required=True, fixed=True)
    recipient: Id = of_request(Shape.REFERENCE, refers="organisation", required=True, fixed=True, listed=True)
    right: RequestKind = of_request(Shape.CHOICE, required=True, fixed=True, listed=True)
    """Of what it is told."""
    told_on: date | None = of_request(Shape.PAST_DATE, listed=True)
    told_how: Channel | None = of_request(Shape.CHOICE, default=None)
    not_told: str = of_request(Shape.TEXT, limit=2000)
    """Why telling is impossible or asks a disproportionate effort (art. 19)."""

    @property
    def is_settled(self) -> bool:
        """Whether it was told, or there is a reason why not."""
        return self.told_on is not None or bool(self.not_told.strip())

    @property
    def happened_on(self) -> date:
        """The day on which it was told; before that, the day it was made."""
        return self.told_on or legal_date(self.made)

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By whom and of what."""
        found = lookup(self.recipient)
        name = str(getattr(found, "name", ""))
        return reason("item.recipient_notice", right=Label(f"request_kind.{self.right.value}"), name=name)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if (self.told_on is None) != (self.told_how is None):
            return (Fault("recipient_notice.told_how" if self.told_on else "recipient_notice.told_on", "required"),)
        return ()

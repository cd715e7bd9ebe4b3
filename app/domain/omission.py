"""An omission: what is left out of a copy, with a written reason (rows L15, X7; GDPR art. 15(4))."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape
from app.domain.of_request import of_request
from app.domain.reason import Label, Reason, reason
from app.kernel.ids import Id


class OmissionCause(StrEnum):
    """Why something is left out. `omission_cause.<value>` words it."""

    THIRD_PERSON = "third_person"
    """It is about someone else (art. 15(4))."""
    OTHERS_RIGHTS = "others_rights"
    """It would harm the rights or freedoms of someone else: a trade secret, a work."""
    LAW = "law"
    """A law forbids to give it (art. 23; UAVG 41)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission(Record):
    """One item that does not go into the copy for one request. The copy says that, and why."""

    noun: ClassVar[Noun] = Noun("omission", Category.REQUEST_FILE)

    client: Id = of_request(Shape.REFERENCE, refers="client", required=True, fixed=True)
    request: Id = of_request(Shape.REFERENCE, refers="request", required=True, fixed=True)
    about: str = of_request(
        limit=40, fixed=True, inside=True, source=Source.PROGRAM, anonymise=Anonymise.KEEP,
        sensitivity=Sensitivity.NONE,
    )  # fmt: skip
    """The name of the item's noun."""
    item: str = of_request(limit=40, fixed=True, inside=True, source=Source.PROGRAM)
    cause: OmissionCause = of_request(Shape.CHOICE, required=True, listed=True)
    reason: str = of_request(Shape.TEXT, required=True, listed=True, limit=4000)
    """Why, in words that the client gets to read."""

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By the kind of item and not by its name, which may name the other person."""
        return reason("item.omission", noun=Label(f"noun.{self.about}"))

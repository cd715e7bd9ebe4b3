"""An answer of a client, as it came in and as it was dealt with, whichever way it came (rows D10, L7, X1).

By package it is the file that the client saved, kept as evidence; on paper, by e-mail or by telephone it is what the
coach wrote down of it, with evidence of its own. It is called a confirmation, never a signature.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.answer import Decision
from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare, kept_as
from app.domain.document import Channel
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


class AnswerState(StrEnum):
    """How far the coach is with it."""

    WAITING = "waiting"
    """It came in whole and fits its package; nothing of it counts yet."""
    ACCEPTED = "accepted"
    COMMENTS_TAKEN = "comments_taken"
    """Its version was replaced meanwhile: the comments went to the newer one, and what it decides does not count."""
    SET_ASIDE = "set_aside"
    """The coach looked and did not take it over, for a reason that is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedAnswer(Record):
    """What a client answered. It has the data category of what it is about, and is kept as long."""

    noun: ClassVar[Noun] = Noun("answer", Category.CONSENT_EVIDENCE)

    client: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="trajectory", fixed=True, anonymise=Anonymise.KEEP
    )
    category: Category = kept_as(Category.CONSENT_EVIDENCE)
    """The data category of what it is about."""
    package: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="package", fixed=True, source=Source.PROGRAM
    )
    """What it answers; nothing where it came another way."""
    version: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="version", fixed=True, source=Source.PROGRAM
    )
    """The version that it is about; nothing where it is about consents or questions alone."""
    state: AnswerState = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, default=AnswerState.WAITING, listed=True, source=Source.PROGRAM
    )
    decision: Decision | None = declare(Category.CONSENT_EVIDENCE, Shape.CHOICE, default=None, listed=True, fixed=True)
    """What it says of the version."""
    how: Channel = declare(Category.CONSENT_EVIDENCE, Shape.CHOICE, required=True, listed=True, fixed=True)
    name: str = declare(Category.CONSENT_EVIDENCE, listed=True, fixed=True)
    """The name under it, as it was typed, written or said."""
    written_on: date | None = declare(Category.CONSENT_EVIDENCE, Shape.DATE, fixed=True)
    """The day that the answer itself says: of the clock of the client's own device."""
    received_on: date = declare(
        Category.CONSENT_EVIDENCE, Shape.PAST_DATE, required=True, listed=True, fixed=True, source=Source.COACH
    )
    remark: str = declare(Category.CONSENT_EVIDENCE, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE, fixed=True)
    filled_in: str = declare(
        Category.CONSENT_EVIDENCE, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE, fixed=True, limit=10_000_000
    )
    """The questions of a form with their answers, to read."""
    said: bytes = declare(
        Category.CONSENT_EVIDENCE, Shape.BYTES, inside=True, fixed=True, sensitivity=Sensitivity.SENSITIVE,
        limit=10_000_000,
    )  # fmt: skip
    """What else the file says, as it is accepted later (app.domain.answer_json): decisions, choices, fields."""
    number: str = declare(
        Category.CONSENT_EVIDENCE, inside=True, fixed=True, source=Source.PROGRAM, sensitivity=Sensitivity.NONE
    )
    """The file's one-time number: an answer is taken in once."""
    evidence: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="attachment", fixed=True)
    """The file itself, or the scan or message that proves it."""
    settled_on: date | None = declare(Category.CONSENT_EVIDENCE, Shape.DATE, source=Source.PROGRAM)
    """When it was accepted or set aside."""
    set_aside_why: str = declare(Category.CONSENT_EVIDENCE, Shape.TEXT, source=Source.COACH, limit=1000)

    @property
    def item_category(self) -> Category:
        """The category of what it is about."""
        return self.category

    @property
    def happened_on(self) -> date:
        """The day it came in."""
        return self.received_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Reactie van 3 maart 2026*."""
        return reason("item.answer", date=self.received_on)

    def faults(self) -> tuple[Fault, ...]:
        """What is set aside says why."""
        if self.state is AnswerState.SET_ASIDE and not self.set_aside_why.strip():
            return (Fault("answer.set_aside_why", "required"),)
        return ()

"""Consent, given and withdrawn (GDPR art. 7; rows D2, D12, E4, L7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import FAR_AHEAD, Noun, Record, Shape, declare
from app.domain.document import Channel
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


class ConsentRole(StrEnum):
    """What a consent is for in law: withdrawing the first two makes erasure due (L7)."""

    LEGAL_BASIS = "legal_basis"
    SPECIAL_CATEGORIES = "special_categories"
    RELEASE = "release"
    """Release from confidentiality: the coach may tell this recipient."""
    PROMISE = "promise"
    """A promise kept, where the law does not ask consent."""


class GivenBy(StrEnum):
    """Who consented."""

    CLIENT = "client"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTerms(Record):
    """What a consent says: the same where it is asked, given, and withdrawn. Declared once, so that what a client was
    asked is what is recorded.
    """

    client: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    role: ConsentRole = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, default=ConsentRole.RELEASE, listed=True, fixed=True,
        source=Source.COACH,
    )  # fmt: skip
    purpose: str = declare(Category.CONSENT_EVIDENCE, required=True, listed=True, fixed=True, source=Source.COACH)
    recipient: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="organisation", fixed=True, source=Source.COACH,
        listed=True,
    )  # fmt: skip
    """Who may receive; nothing where the consent is for no recipient."""
    version: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="version", fixed=True, source=Source.COACH)
    """The one version that may be disclosed; nothing where the consent covers the trajectory's reports."""
    trajectory: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="trajectory", fixed=True, anonymise=Anonymise.KEEP
    )
    data_category: Category | None = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, default=None, fixed=True, source=Source.COACH
    )
    """The one kind of data that it is about; None where it is about no kind in particular."""
    freely: str = declare(Category.CONSENT_EVIDENCE, Shape.TEXT, fixed=True, source=Source.COACH, limit=2000)
    """Why the consent of an employee is free all the same (L7)."""
    text: str = declare(Category.CONSENT_EVIDENCE, Shape.TEXT, required=True, fixed=True, source=Source.COACH)
    """Exactly what was shown to whoever consented."""
    text_version: str = declare(
        Category.CONSENT_EVIDENCE, fixed=True, limit=40, source=Source.PROGRAM, sensitivity=Sensitivity.NONE
    )
    given_by: GivenBy = declare(Category.CONSENT_EVIDENCE, Shape.CHOICE, default=GivenBy.CLIENT, fixed=True)
    representative: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="representative", fixed=True, source=Source.COACH
    )
    """Who gave it for the client, where the client did not (L13)."""
    valid_until: date | None = declare(Category.CONSENT_EVIDENCE, Shape.DATE, fixed=True, ahead=FAR_AHEAD)

    @property
    def terms(self) -> dict[str, object]:
        """What it says, field by field, beside whose it is."""
        return {name: getattr(self, name) for name in TERMS}

    @property
    def text_sha256(self) -> str:
        """The hash of exactly what is shown."""
        return sha256(self.text.encode(errors="replace")).hexdigest()

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.role is ConsentRole.RELEASE and not self.recipient:
            return (Fault(f"{self.noun.name}.recipient", "release_names_nobody"),)
        return ()


TERMS = tuple(each.name for each in fields(ConsentTerms) if each.name not in {"id", "made", "changed", "client"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(ConsentTerms):
    """One consent, with the exact text that was shown. It is in force from `given_on` until `withdrawn_on`."""

    noun: ClassVar[Noun] = Noun("consent", Category.CONSENT_EVIDENCE)

    given_on: date = declare(Category.CONSENT_EVIDENCE, Shape.PAST_DATE, required=True, listed=True, fixed=True)
    given_name: str = declare(Category.CONSENT_EVIDENCE, required=True, fixed=True)
    """The name under the consent, as it was signed, typed or said."""
    given_how: Channel = declare(Category.CONSENT_EVIDENCE, Shape.CHOICE, required=True, fixed=True)
    evidence: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="attachment", fixed=True)
    withdrawn_on: date | None = declare(Category.CONSENT_EVIDENCE, Shape.PAST_DATE, listed=True)
    withdrawn_how: Channel | None = declare(Category.CONSENT_EVIDENCE, Shape.CHOICE, default=None)

    effect: str = declare(Category.CONSENT_EVIDENCE, Shape.TEXT, source=Source.COACH, limit=2000)
    """What the withdrawal did, in the coach's words (E6)."""
    service_stopped: bool = declare(Category.CONSENT_EVIDENCE, Shape.YES_NO, source=Source.COACH)
    """Whether the guidance stopped with the withdrawal (E6)."""

    @property
    def grounds_data(self) -> bool:
        """Whether data may be kept on it at all, so that withdrawing it makes erasing them due (L7)."""
        return self.role in (ConsentRole.LEGAL_BASIS, ConsentRole.SPECIAL_CATEGORIES)

    @property
    def written(self) -> bool:
        """Whether it was given in a way that can be shown afterwards (E4)."""
        return self.given_how in (Channel.PAPER, Channel.EMAIL, Channel.PACKAGE)

    def in_force(self, on: date) -> bool:
        """Whether this consent counts on a day. Withdrawing works at once: on the day itself it counts no more."""
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= on
        ended = self.valid_until is not None and self.valid_until < on
        return self.given_on <= on and not withdrawn and not ended

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.withdrawn_on is not None and self.withdrawn_on < self.given_on:
            return (Fault("consent.withdrawn_on", "withdrawn_before_given"),)
        return ConsentTerms.faults(self)

    @property
    def happened_on(self) -> date:
        """The day it was given."""
        return self.given_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its purpose and day."""
        return reason("item.consent", purpose=self.purpose, date=self.given_on)

"""The disclosure: something handed or told to a recipient outside the practice (GDPR art. 15(1)(c); rows D12, E7, L2,
X3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.document import Channel
from app.domain.organisation import OrganisationKind
from app.domain.policy_recipient import Secrecy
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


class DisclosureGround(StrEnum):
    """On what something may be told to somebody outside (rows D12, E7, W12). `disclosure_ground.<value>` words it."""

    CONSENT = "consent"
    """A consent in force that names the recipient."""
    OWN_REQUEST = "own_request"
    """The client asked that it goes to this recipient (A8, E15)."""
    LEGAL_DUTY = "legal_duty"
    """A law obliges."""
    VITAL_INTEREST = "vital_interest"
    """A life is at stake (GDPR art. 6(1)(d))."""
    CONTRACT = "contract"
    """The agreement with the client asks it, and no consent was promised."""

    @property
    def needs_reason(self) -> bool:
        """Whether someone writes down why: where no paper of the client says so."""
        return self in (DisclosureGround.LEGAL_DUTY, DisclosureGround.VITAL_INTEREST, DisclosureGround.CONTRACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Record):
    """What went out, to whom, on which ground; of a version the hashes of exactly that, of words what was told."""

    noun: ClassVar[Noun] = Noun("disclosure", Category.CONSENT_EVIDENCE)

    client: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    recipient: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="organisation", required=True, fixed=True, listed=True,
        source=Source.COACH,
    )  # fmt: skip
    version: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="version", fixed=True, source=Source.COACH)
    """The exact version; nothing where it was told, or went out without being a document of the vault."""
    what: str = declare(Category.CONSENT_EVIDENCE, required=True, fixed=True, listed=True, source=Source.COACH)
    consent: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="consent", fixed=True, source=Source.COACH)
    disclosed_on: date = declare(
        Category.CONSENT_EVIDENCE, Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    how: Channel = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, required=True, fixed=True, listed=True, source=Source.COACH
    )
    content_sha256: str = declare(Category.CONSENT_EVIDENCE, Shape.DIGEST, fixed=True, source=Source.PROGRAM)
    pdf_sha256: str = declare(Category.CONSENT_EVIDENCE, Shape.DIGEST, fixed=True, source=Source.PROGRAM)
    trajectory: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="trajectory", fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    """What it was about, where no version says so."""
    request: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="request", fixed=True, source=Source.COACH)
    """The request of the client that it answers."""
    told: str = declare(
        Category.CONSENT_EVIDENCE, Shape.TEXT, fixed=True, source=Source.COACH, sensitivity=Sensitivity.SENSITIVE
    )
    """What was told, where it was told."""
    told_to: str = declare(Category.CONSENT_EVIDENCE, fixed=True, source=Source.COACH)
    """The person at the recipient."""
    ground: DisclosureGround | None = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, default=None, fixed=True, listed=True, source=Source.COACH
    )
    """None is what the policy asked on that day: the consent that is named here."""
    ground_reason: str = declare(Category.CONSENT_EVIDENCE, fixed=True, source=Source.COACH, limit=1000)
    """Why on this ground: which law obliges, whose life was at stake."""
    decided_by: str = declare(Category.CONSENT_EVIDENCE, fixed=True, source=Source.COACH)
    """Who decided that it could go (A5)."""
    capacity: OrganisationKind | None = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, default=None, fixed=True, source=Source.PROGRAM
    )
    """In what capacity the recipient was known then; organisations change."""
    secrecy: Secrecy | None = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, default=None, fixed=True, source=Source.COACH
    )
    """What bound the recipient to silence then."""

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields: a version has its hashes, words have what was told."""
        if self.version and not self.content_sha256:
            return (Fault("disclosure.content_sha256", "required"),)
        if not self.version and not self.request and not self.told.strip():
            return (Fault("disclosure.told", "required"),)
        return ()

    @property
    def happened_on(self) -> date:
        """The day it went out."""
        return self.disclosed_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By what went out, and when."""
        return reason("item.disclosure", what=self.what, date=self.disclosed_on)

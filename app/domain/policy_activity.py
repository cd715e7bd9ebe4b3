"""A processing activity (verwerkingsactiviteit): one row of the register of processing (GDPR art. 30(1); rows A4, B12,
C5, E3), with what the law asks to be settled of it beside: its legal basis, and the ground for special categories.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.category import Category, Source
from app.domain.period import Period
from app.domain.reason import LocalText

NO_TEXT = LocalText("", "")
"""A text that is not given, in neither language."""


class Subject(StrEnum):
    """Whose data it is (B1). `subject.<value>` words it."""

    CLIENT = "client"
    FORMER_CLIENT = "former_client"
    PROSPECT = "prospect"
    ENQUIRER = "enquirer"
    PRINCIPAL = "principal"
    """Owner, director or employee of a principal."""
    PARTICIPANT = "participant"
    """Of a training."""
    REPRESENTATIVE = "representative"
    NEWSLETTER_READER = "newsletter_reader"
    THIRD_PERSON = "third_person"
    """Named in notes."""
    WEBSITE_VISITOR = "website_visitor"
    PRACTITIONER = "practitioner"
    """A doctor or therapist who is dealt with."""


NO_PARTY = frozenset({Subject.THIRD_PERSON, Subject.PRACTITIONER})
"""Who never has an agreement with the practice about a client's trajectory: no contract is a basis for their data."""


class LegalBasis(StrEnum):
    """Why the data may be processed at all (GDPR art. 6(1)). `legal_basis.<value>` words it."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_DUTY = "legal_duty"
    VITAL_INTEREST = "vital_interest"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"


class AgreementWith(StrEnum):
    """Who is party to the contract that is a basis. `agreement_with.<value>` words it.

    A contract is a basis only for the data of whoever is party to it (GDPR art. 6(1)(b), B2): where the employer
    commissions, that is an agreement of the client's own beside it, or another basis.
    """

    SUBJECT = "subject"
    PRINCIPAL = "principal"


class SpecialGround(StrEnum):
    """Why special categories may be processed (GDPR art. 9(2), UAVG art. 22-30). `special_ground.<value>` words it."""

    EXPLICIT_CONSENT = "explicit_consent"
    REINTEGRATION = "reintegration"
    """For an employer or a benefits agency (UAVG art. 30(1)(b), E4)."""
    LEGAL_CLAIM = "legal_claim"
    VITAL_INTEREST = "vital_interest"
    MADE_PUBLIC = "made_public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One processing activity.

    Its recipients, and with them transfers outside the EEA, are those that name it (`Policy.recipients_of`). Its
    erasure terms are the retention rules of its categories (`Policy.rules_of`); `own_term` is for what is kept outside
    the vault, such as the counts of a website (C14).
    """

    key: str
    """A short name that stays the same from version to version."""
    purpose: LocalText
    subjects: tuple[Subject, ...]
    categories: tuple[Category, ...]
    """Empty for data that the vault does not hold."""
    data: LocalText = NO_TEXT
    """The data in words, where the categories do not say enough."""
    basis: LegalBasis
    agreement_with: AgreementWith | None = None
    """Only with the basis of a contract."""
    weighing: LocalText = NO_TEXT
    """What was weighed, with the basis of a legitimate interest (B2)."""
    special_ground: SpecialGround | None = None
    """Only where special categories are among the data."""
    sources: tuple[Source, ...] = (Source.CLIENT,)
    own_term: Period | None = None
    location: LocalText = NO_TEXT
    risks: LocalText = NO_TEXT
    measures: LocalText = NO_TEXT
    review_on: date | None = None
    """When risks and measures are looked at again (B12)."""
    compatibility: LocalText = NO_TEXT
    """The test of a purpose that was added later against the purposes the data came for (GDPR art. 6(4), E10)."""

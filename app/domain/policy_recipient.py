"""Who receives data from the practice, by promise: processors and others, with their scope (rows A7, B9, C9, E7-E9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.category import Category
from app.domain.organisation import OrganisationKind
from app.domain.policy_activity import NO_TEXT
from app.domain.reason import LocalText


class RecipientWhen(StrEnum):
    """When something goes to a recipient. `recipient_when.<value>` words it."""

    SERVICE = "service"
    """Wherever the activities ask it: an accountant, an IT firm."""
    CONSENT = "consent"
    """Only with the client's explicit consent (D2, D12)."""
    REQUEST = "request"
    """Only where the client asks for it (E7)."""
    DUTY = "duty"
    """Only where a law obliges (C9)."""


class Secrecy(StrEnum):
    """What binds a recipient to silence (C10, E7). `secrecy.<value>` words it."""

    PROCESSOR_AGREEMENT = "processor_agreement"
    """GDPR art. 28(3)."""
    CONFIDENTIALITY_AGREEMENT = "confidentiality_agreement"
    PROFESSIONAL = "professional"
    """By law or professional code: a doctor."""
    OFFICIAL = "official"
    """Of an authority."""
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One recipient, by name or by role. `kind` PROCESSOR makes it a processor (GDPR art. 28)."""

    key: str
    """A short name that stays the same from version to version."""
    name: LocalText
    kind: OrganisationKind
    organisation: str = ""
    """The id of the organisation in the vault, once it is known which one fills the role."""
    purpose: LocalText
    """For what, in a few words: encrypted backups."""
    categories: tuple[Category, ...]
    activities: tuple[str, ...]
    """The keys of the activities that it receives for."""
    when: RecipientWhen = RecipientWhen.SERVICE
    secrecy: Secrecy = Secrecy.NONE
    agreement_on: date | None = None
    """When the agreement with it was signed; None is none on record."""
    country: str = "NL"
    """Where the data goes, as ISO 3166 writes it in two letters; whether that is in the EEA is app.domain.transfers."""
    safeguard: str = ""
    """The name of what protects a transfer outside the EEA (app.domain.transfers)."""
    safeguard_until: date | None = None
    """The last day on which this recipient's own safeguard holds, where it has one: of a certification."""

    @property
    def is_processor(self) -> bool:
        """Whether it handles data for the practice."""
        return self.kind is OrganisationKind.PROCESSOR


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRole:
    """Who inside the practice may see what (B14)."""

    key: str
    title: LocalText
    sees: tuple[Category, ...]
    logs_in: bool
    """Whether this role opens the vault, whose one login shows everything."""
    note: LocalText = NO_TEXT

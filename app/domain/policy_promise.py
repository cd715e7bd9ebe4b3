"""What a practice promises besides terms and rules: each a row with its own text, for the statement to say and for
gates to ask after.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.policy_activity import NO_TEXT
from app.domain.reason import LocalText


class PromiseKind(StrEnum):
    """What is promised, with the row of PRODUCT.md it stands in. `promise_kind.<value>` words it."""

    OFFICER = "officer"
    """There is a data protection officer (A1, E1)."""
    NO_AUTOMATED_DECISIONS = "no_automated_decisions"
    """A5, E13."""
    COMPLAINT_ROUTE = "complaint_route"
    """To the supervisory authority (A11, C13)."""
    IDENTITY_CHECK = "identity_check"
    """Before access (A9)."""
    SECURITY = "security"
    """A12, B7, D3."""
    TO_NAMED_ORGANISATION = "to_named_organisation"
    """A file to an organisation that the client names (A8, E15)."""
    TOLD_OF_CHANGES = "told_of_changes"
    """A4, C1."""
    TOLD_OF_ADVERSE_BREACH = "told_of_adverse_breach"
    """People are told of a breach where consequences are probably adverse, not only where risk is high (B8)."""
    ENQUIRY_TO_ANSWER = "enquiry_to_answer"
    """B10."""
    NEVER_FOR_COMMERCE = "never_for_commerce"
    """Third parties get nothing for commerce or charity (B9)."""
    NEVER_SOLD = "never_sold"
    """C11."""
    MARKETING_ON_CONSENT = "marketing_on_consent"
    """C11."""
    OTHER_PURPOSES_ON_CONSENT = "other_purposes_on_consent"
    """C6."""
    CONFIDENTIALITY = "confidentiality"
    """C10, D2."""
    ANONYMISED = "anonymised"
    """Where possible (C10, E12)."""
    DEFERRED_DELETION = "deferred_deletion"
    """A statutory term may defer a deletion, after weighing (C8, B6)."""
    EU_ONLY = "eu_only"
    """Never outside the EU or to international organisations (E8)."""
    SAFEGUARDS_OUTSIDE_EEA = "safeguards_outside_eea"
    """B9, C12."""
    NO_CONSENT_BY_USE = "no_consent_by_use"
    """Using a site, asking information or buying a service is no consent (C14)."""
    EXCLUSIVE_PURPOSE = "exclusive_purpose"
    """Only what the guidance needs, and for nothing else (D1)."""
    NOT_COMBINED = "not_combined"
    """D5."""
    EARLIER_DESTRUCTION = "earlier_destruction"
    """Always granted on request, fiscal records excepted (D6)."""
    STATEMENT_BESIDE_FINDING = "statement_beside_finding"
    """D8, L14."""
    PLAN_ON_CONSENT = "plan_on_consent"
    """A plan of action is set or changed with consent only (D9)."""
    STATEMENT_ON_PAPER = "statement_on_paper"
    """B11, D14."""
    MAY_REFUSE = "may_refuse"
    """A client may refuse, and the practice may then decline (E5)."""
    WITHDRAWAL_ANY_TIME = "withdrawal_any_time"
    """C13, D4, E6."""
    NOTHING_DESTROYED_IN_PROCEDURE = "nothing_destroyed_in_procedure"
    """E11."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise in the practice's own words."""

    kind: PromiseKind
    text: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Data that the practice asks for: required or not, and what follows when it is not given (C16, E14; GDPR
    art. 13(2)(e)).
    """

    key: str
    what: LocalText
    fields: tuple[str, ...] = ()
    """The declared fields that it stands for: `client.birth_date`."""
    required: bool = False
    consequence: LocalText = NO_TEXT

"""What kinds of data there are, how delicate they are, where they come from, and what anonymising does to them."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """The kind of data that a retention rule speaks of. Each item in a dossier has exactly one."""

    IDENTITY = "identity"
    ADMINISTRATION = "administration"
    SESSION_NOTES = "session_notes"
    COACHING_REPORT = "coaching_report"
    PLAN_OF_ACTION = "plan_of_action"
    ASSESSMENT = "assessment"
    PERSONAL_DOCUMENT = "personal_document"
    SPECIAL = "special"
    TRAINING = "training"
    CORRESPONDENCE = "correspondence"
    ENQUIRY = "enquiry"
    NEWSLETTER = "newsletter"
    CONSENT_EVIDENCE = "consent_evidence"
    REQUEST_FILE = "request_file"
    PRACTICE = "practice"
    """The practice's own affairs: no client's data, no retention rule."""

    @property
    def sensitivity(self) -> Sensitivity:
        """How delicate data of this kind are (A3): SENSITIVE is no special category, but says much about somebody."""
        if self is Category.PRACTICE:
            return Sensitivity.NONE
        if self is Category.SPECIAL:
            return Sensitivity.SPECIAL
        return Sensitivity.SENSITIVE if self in _SENSITIVE else Sensitivity.PERSONAL


class Sensitivity(StrEnum):
    """How delicate a field is. SPECIAL is what GDPR art. 9 names; NATIONAL_NUMBER is the BSN (UAVG art. 46)."""

    NONE = "none"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"
    SPECIAL = "special"
    NATIONAL_NUMBER = "national_number"


_SENSITIVE = frozenset(
    {
        Category.SESSION_NOTES,
        Category.COACHING_REPORT,
        Category.PLAN_OF_ACTION,
        Category.ASSESSMENT,
        Category.PERSONAL_DOCUMENT,
    }
)
"""What comes out of conversations, exercises and scans, and papers about somebody."""


class Source(StrEnum):
    """Where the content of a field comes from (GDPR art. 15(1)(g)); portability covers what CLIENT gave (art. 20)."""

    CLIENT = "client"
    PRINCIPAL = "principal"
    COACH = "coach"
    PROGRAM = "program"


class Anonymise(StrEnum):
    """What anonymising does to a field: drop it, keep it, or keep less of it (a date its year)."""

    DROP = "drop"
    KEEP = "keep"
    GENERALISE = "generalise"

"""What kinds of document there are, and what each kind means for the practice: declared here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.category import Category
from app.domain.period import Period, Unit, last_day


class DocumentKind(StrEnum):
    """What a document is; `KINDS` says what follows from it."""

    REPORT = "report"
    QUOTATION = "quotation"
    AGREEMENT = "agreement"
    PLAN_OF_ACTION = "plan_of_action"
    EVALUATION = "evaluation"
    LETTER = "letter"
    CONSENT_FORM = "consent_form"
    CERTIFICATE = "certificate"

    @property
    def rules(self) -> KindRules:
        """What holds for documents of this kind."""
        return KINDS[self]

    @property
    def category(self) -> Category:
        """The data category of a document of this kind."""
        return KINDS[self].category


class SeenFirst(StrEnum):
    """Whether the client sees it before it is final (rows D10, L14)."""

    AS_PROMISED = "as_promised"
    """Where the policy promises so."""
    ALWAYS = "always"
    """Whatever the policy says: without the client it is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRules:
    """What a kind of document declares.

    category       its data category, which decides its retention rule
    template       the name of the template that it begins with (resources/templates)
    seen_first     whether the client sees it first
    needs_consent  whether it is set or changed only while the client agrees to that, where it is promised so (D9)
    valid_for      how long it says something after it became final; None where it stays true
    of_the_person  whether it says of itself that it is confidential, what it is for and how long it keeps (L14)
    """

    category: Category
    template: str
    seen_first: SeenFirst = SeenFirst.AS_PROMISED
    needs_consent: bool = False
    valid_for: Period | None = None
    of_the_person: bool = False


KINDS: dict[DocumentKind, KindRules] = {
    DocumentKind.REPORT: KindRules(
        category=Category.COACHING_REPORT, template="coaching_report", valid_for=Period(1, Unit.YEARS),
        of_the_person=True,
    ),
    DocumentKind.QUOTATION: KindRules(
        category=Category.ADMINISTRATION, template="quotation", valid_for=Period(30, Unit.DAYS)
    ),
    DocumentKind.AGREEMENT: KindRules(category=Category.ADMINISTRATION, template="agreement"),
    DocumentKind.PLAN_OF_ACTION: KindRules(
        category=Category.PLAN_OF_ACTION, template="plan_of_action", needs_consent=True
    ),
    DocumentKind.EVALUATION: KindRules(category=Category.TRAINING, template="evaluation"),
    DocumentKind.LETTER: KindRules(category=Category.CORRESPONDENCE, template="letter"),
    DocumentKind.CONSENT_FORM: KindRules(
        category=Category.CONSENT_EVIDENCE, template="consent_form", seen_first=SeenFirst.ALWAYS
    ),
    DocumentKind.CERTIFICATE: KindRules(category=Category.TRAINING, template="certificate"),
}  # fmt: skip
"""One row for each kind: a new kind is a row here, a template and its label."""


def valid_until(kind: DocumentKind, final_on: date | None) -> date | None:
    """The last day on which a document says something; None where it is not final yet, or stays true (L14)."""
    period = kind.rules.valid_for
    return last_day(final_on, period) if final_on is not None and period is not None else None

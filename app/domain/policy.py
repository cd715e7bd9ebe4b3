"""The policy: what the practice promises, as dated configuration (DESIGN.md, idea 3).

From this one source come the retention dates, the answer terms and the gates. A starting policy is read from
`resources/policies`, adopted by a practice, and kept in the vault as JSON, version by version
(app.domain.policy_json).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.category import Category
from app.domain.document import DocumentKind
from app.domain.document_kind import SeenFirst
from app.domain.period import Period, last_day
from app.domain.policy_activity import NO_TEXT, Activity
from app.domain.policy_promise import Asked, Promise, PromiseKind
from app.domain.policy_recipient import AccessRole, Recipient
from app.domain.professional_code import ProfessionalCode
from app.domain.reason import LocalText
from app.domain.request_kind import RequestKind
from app.domain.trajectory import TrajectoryKind


class Trigger(StrEnum):
    """The event from which a retention period runs. `retention.trigger.<value>` words it."""

    MADE = "made"
    """The item was made or came in."""
    INTAKE = "intake"
    """The dossier was opened, and no trajectory followed."""
    TRAJECTORY_END = "trajectory_end"
    AGREEMENT_END = "agreement_end"
    TRAINING_END = "training_end"
    BOOK_YEAR_END = "book_year_end"
    """The end of the book year in which an administrative record lost its current relevance (L11)."""
    LAST_CONTACT = "last_contact"
    WITHDRAWAL = "withdrawal"
    """Consent was withdrawn, or a newsletter unsubscribed from."""
    REQUEST_CLOSED = "request_closed"
    BASIS_WITHDRAWN = "basis_withdrawn"
    """The consent it was kept on was withdrawn: that goes before every rule (L7; GDPR art. 17(1)(b))."""


class RetentionAction(StrEnum):
    """What is done when a retention period has passed. A person does it, never the program by itself (A5)."""

    DESTROY = "destroy"
    ANONYMISE = "anonymise"
    REVIEW = "review"
    """Look again whether it is still needed, on the herbeoordelingsdatum (B4)."""
    NEVER_KEEP = "never_keep"
    """It does not belong in the vault at all (C7, D13)."""


class Basis(StrEnum):
    """Why a rule has the period that it has."""

    PROMISED = "promised"
    STATUTORY = "statutory"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long one category of data is kept.

    `period` runs from the trigger, whose own day does not count. None keeps until the trigger itself happens
    (a newsletter contact until unsubscribed), or goes with NEVER_KEEP. `only` restricts the rule to trajectories
    of one kind; such a rule goes before one without.
    """

    category: Category
    trigger: Trigger
    period: Period | None
    action: RetentionAction
    basis: Basis
    ground: LocalText
    only: TrajectoryKind | None = None


@dataclass(frozen=True, slots=True)
class AnswerPromise:
    """The term in which a kind of request is answered, by promise."""

    kind: RequestKind
    period: Period


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a starting policy keeps to the law, or fills in, what the practice's own text does not."""

    row: str
    """The row of PRODUCT.md that the text stands in: A6."""
    text: LocalText


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of the practice's promises, in force from a day until the next version.

    Kinds of request without an AnswerPromise have the legal term only. `shown_first` are the kinds of document
    that the client reads and approves before they go out (D10, L14).
    """

    name: str
    version: int
    valid_from: date
    title: LocalText
    description: LocalText
    responsible: LocalText
    """Who inside the practice answers for requests, as a role (D7)."""
    special_categories: bool
    """Whether special categories may be recorded at all (D13, L8)."""
    bsn: bool
    """Whether a BSN may be recorded at all (D13, L8)."""
    shown_first: frozenset[DocumentKind]
    consent_for_disclosure: bool
    """Whether every disclosure needs the client's consent (D2, D12)."""
    answers: tuple[AnswerPromise, ...]
    rules: tuple[RetentionRule, ...]
    differences: tuple[Difference, ...] = ()
    bsn_ground: LocalText = NO_TEXT
    """The law that asks for the BSN, where it may be recorded (UAVG art. 46)."""
    code: ProfessionalCode = ProfessionalCode.NONE
    activities: tuple[Activity, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    promises: tuple[Promise, ...] = ()
    asked: tuple[Asked, ...] = ()
    roles: tuple[AccessRole, ...] = ()
    review_every: Period | None = None
    """How often the activities' risks and measures are looked at again (B12)."""

    @property
    def processors(self) -> tuple[Recipient, ...]:
        """The recipients that handle data for the practice (E9)."""
        return tuple(each for each in self.recipients if each.is_processor)

    def promises_that(self, kind: PromiseKind) -> bool:
        """Whether this is promised."""
        return self.promise(kind) is not None

    def promise(self, kind: PromiseKind) -> Promise | None:
        """The promise of a kind in the practice's own words, None where it is not made."""
        return next((each for each in self.promises if each.kind is kind), None)

    def activity(self, key: str) -> Activity | None:
        """The activity with this key."""
        return next((each for each in self.activities if each.key == key), None)

    def recipients_of(self, activity: Activity) -> tuple[Recipient, ...]:
        """Who receives something for an activity."""
        return tuple(each for each in self.recipients if activity.key in each.activities)

    def rules_of(self, activity: Activity) -> tuple[RetentionRule, ...]:
        """The retention rules of an activity's categories."""
        return tuple(each for each in self.rules if each.category in activity.categories)

    def promised_answer(self, kind: RequestKind) -> Period | None:
        """The promised term for a kind of request; None where only the law gives one."""
        return next((each.period for each in self.answers if each.kind is kind), None)

    def requires_client_approval(self, kind: DocumentKind) -> bool:
        """Whether a document of this kind goes out only after the client approved it."""
        return kind.rules.seen_first is SeenFirst.ALWAYS or kind in self.shown_first

    def rule(
        self, category: Category, triggers: Iterable[Trigger], only: TrajectoryKind | None = None
    ) -> RetentionRule | None:
        """The rule for an item: of its category, with a trigger that can happen to it.

        A rule for the item's kind of trajectory goes before a general one; after that the policy's own order
        decides. None is drift: an item without a rule.
        """
        possible = frozenset(triggers)
        fitting = [
            each
            for each in self.rules
            if each.category is category and each.trigger in possible and each.only in (None, only)
        ]
        return next((each for each in fitting if each.only is not None), fitting[0] if fitting else None)


def adopt(starting: Policy, on: date) -> Policy:
    """A starting policy as the first version that a practice takes over, in force from a day; its activities are to be
    reviewed a period from then.
    """
    every = starting.review_every
    reviewed = tuple(
        replace(each, review_on=last_day(on, every)) if every is not None and each.review_on is None else each
        for each in starting.activities
    )
    return replace(starting, version=1, valid_from=on, activities=reviewed)

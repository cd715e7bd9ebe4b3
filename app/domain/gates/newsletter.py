"""May someone be put on the list of the newsletter, and may the list be mailed? (rows B10, C11, C13, D4, L6)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.gate import Refused, Verdict, verdict
from app.domain.gates.after_death import mail_gate
from app.domain.newsletter_contact import NewsletterGround
from app.domain.policy import Policy
from app.domain.policy_promise import PromiseKind
from app.domain.reason import Reason, reason


@dataclass(frozen=True, slots=True)
class SubscribeFacts:
    """On what ground, and what else is known of the address."""

    policy: Policy
    ground: NewsletterGround
    known: bool
    """Whether a client or a principal has this address: without that there is no customer."""
    enquirer: bool
    """Whether someone asked something from this address."""
    listed: bool
    """Whether it is on the list already."""
    objected_on: date | None = None
    """Since when the client with this address objects to marketing; None where none does."""
    died_on: date | None = None
    """When the client with this address died; None where that did not happen."""


def subscribe_gate(facts: SubscribeFacts) -> Verdict:
    """On consent; on custom only of customers, and only where the policy does not promise to ask. Never to whoever
    objected, until that is lifted (art. 21(3)), nor to whoever died (L18).

    What is known from an enquiry is used to answer it, so an enquirer is put on the list by a consent alone (B10).
    """
    return verdict(_subscribe(facts))


def _subscribe(facts: SubscribeFacts) -> Iterator[Reason]:
    if facts.listed:
        yield reason("gate.newsletter.listed")
    if facts.objected_on is not None:
        yield reason("gate.newsletter.objected", date=facts.objected_on)
    died = mail_gate(facts.died_on)
    if isinstance(died, Refused):
        yield from died.reasons
    if facts.ground is NewsletterGround.CONSENT:
        return
    promise = facts.policy.promise(PromiseKind.MARKETING_ON_CONSENT)
    if promise is not None:
        yield reason("gate.newsletter.on_consent", promise=promise.text)
    if facts.enquirer and not facts.known:
        yield reason("gate.newsletter.only_asked")
    elif not facts.known:
        yield reason("gate.newsletter.no_customer")


@dataclass(frozen=True, slots=True)
class MailFacts:
    """How many are on the list, and where they can say that they want no more."""

    readers: int
    route: str
    """The practice's mail address, to which one writes to unsubscribe; empty where none is known."""


def mail_newsletter_gate(facts: MailFacts) -> Verdict:
    """Every newsletter says how to unsubscribe, so there must be a way to (C13)."""
    return verdict(_mail(facts))


def _mail(facts: MailFacts) -> Iterator[Reason]:
    if not facts.route:
        yield reason("gate.newsletter.no_way_out")
    if not facts.readers:
        yield reason("gate.newsletter.nobody")

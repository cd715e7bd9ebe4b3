"""May what came with an enquiry be used for something else than to answer it? (rows B3, B10, C6, D5)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.policy import Policy
from app.domain.policy_promise import PromiseKind
from app.domain.reason import Reason, reason

_PROMISES = (PromiseKind.ENQUIRY_TO_ANSWER, PromiseKind.NOT_COMBINED, PromiseKind.OTHER_PURPOSES_ON_CONSENT)
"""Each of these keeps an enquiry to what it was sent for."""


@dataclass(frozen=True, slots=True)
class UseEnquiryFacts:
    """The policy, and on what the dossier would rest: a wish of the enquirer's own, or a consent for a period."""

    policy: Policy
    asked_on: date | None
    """When the person asked for guidance or a quotation (GDPR art. 6(1)(b): steps at the request of the person)."""
    consented: bool
    until: date | None
    today: date


def use_enquiry_gate(facts: UseEnquiryFacts) -> Verdict:
    """A dossier is made of an enquiry where the person asks for guidance, or agrees to be kept until a day."""
    return verdict(_reasons(facts))


def _reasons(facts: UseEnquiryFacts) -> Iterator[Reason]:
    if facts.consented and facts.until is None:
        yield reason("gate.use_enquiry.until_when")
    if facts.until is not None and facts.until <= facts.today:
        yield reason("gate.use_enquiry.until_passed", date=facts.until)
    if facts.asked_on is not None or facts.consented:
        return
    promise = next((found for found in map(facts.policy.promise, _PROMISES) if found is not None), None)
    if promise is None:
        yield reason("gate.use_enquiry.no_ground")
    else:
        yield reason("gate.use_enquiry.only_to_answer", promise=promise.text)

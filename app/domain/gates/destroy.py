"""May an item be destroyed? (rows A5, A6, C8, D6, E11, L4, L11, L14; GDPR art. 17)

Asked for every item inside the transaction that destroys, so that a hold placed a moment before counts (F29).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.category import Category
from app.domain.gate import Verdict, verdict
from app.domain.hold import Hold
from app.domain.policy import Policy
from app.domain.policy_promise import PromiseKind
from app.domain.reason import Label, Reason, Wordable, reason
from app.domain.retention import Kept, KeptState

_PASSED = (KeptState.DUE, KeptState.REVIEW)
_EVIDENCE = (Category.CONSENT_EVIDENCE,)


@dataclass(frozen=True, slots=True)
class DestroyFacts:
    """What the gate looks at.

    `duty_until` is the last day of the fiscal duty, where that covers the item and is known. `asked` says that the
    client asked for erasure and was identified, or that the practice ends: then the promised term need not have passed.
    """

    kept: Kept
    holds: tuple[Hold, ...]
    asked: bool
    earlier_promised: bool
    """Whether earlier destruction is always granted, evidence of consent included (D6)."""
    duty_until: date | None = None
    weighing: Wordable | None = None
    """That the deferral does no disproportionate harm, in the practice's own words, where it has them (C8)."""
    is_hold: bool = False
    """Whether it is itself a hold that is in force."""
    named: bool = False
    """Whether it is an organisation that a dossier or a training names."""


def destroy_gate(facts: DestroyFacts) -> Verdict:
    """Nothing that is held; nothing before its term unless the client asked; nothing that the law has kept longer."""
    return verdict((*held_by(facts.holds), *_itself(facts), *(_before_term(facts) if facts.asked else _not_due(facts))))


def earlier_destruction_promised(policy: Policy) -> bool:
    """Whether the policy always grants earlier destruction."""
    return policy.promises_that(PromiseKind.EARLIER_DESTRUCTION)


def held_by(holds: Iterable[Hold]) -> Iterator[Reason]:
    """What each of these holds says against a destruction."""
    for hold in holds:
        why = Label(f"hold_reason.{hold.reason.value}")
        yield reason("gate.destroy.held", date=hold.since, why=why, review=hold.review_on)


def _itself(facts: DestroyFacts) -> Iterator[Reason]:
    """What an item is to others."""
    if facts.named:
        yield reason("gate.destroy.named")
    if facts.is_hold and not facts.holds:
        yield reason("gate.destroy.is_hold")


def _not_due(facts: DestroyFacts) -> Iterator[Reason]:
    kept = facts.kept
    if kept.state is KeptState.HELD or kept.state in _PASSED:
        return
    if kept.state is KeptState.NO_RULE:
        yield reason("gate.destroy.no_rule", category=_category(kept))
    elif kept.until is None or kept.state is KeptState.WAITING_FOR_TRIGGER:
        yield reason("gate.destroy.running", category=_category(kept))
    else:
        yield reason("gate.destroy.not_due", category=_category(kept), until=kept.until)


def _before_term(facts: DestroyFacts) -> Iterator[Reason]:
    """What stays though the client asked: fiscal records until their own term (C8, D6), and the file of the request
    itself; evidence of consent, unless earlier destruction was promised without exception (GDPR art. 17(3)(e)).
    """
    kept = facts.kept
    passed = kept.state in _PASSED
    if kept.item.fiscal and not passed:
        if facts.duty_until is None:
            yield reason("gate.destroy.fiscal_running", category=_category(kept))
        else:
            yield reason("gate.destroy.fiscal", category=_category(kept), until=facts.duty_until)
        yield reason("gate.destroy.weighed", weighing=facts.weighing or Label("gate.destroy.weighing"))
    elif kept.item.category is Category.REQUEST_FILE and not passed:
        yield reason("gate.destroy.request_file", until=kept.until or Label("gate.destroy.until_closed"))
    elif kept.item.category in _EVIDENCE and not passed and not facts.earlier_promised:
        yield reason("gate.destroy.evidence", until=kept.until or Label("gate.destroy.until_ended"))


def _category(kept: Kept) -> Label:
    return Label(f"retention.category.{kept.item.category.value}")

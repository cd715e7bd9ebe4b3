"""May a plan of action be set or changed? (row D9)"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.category import Category
from app.domain.consent import Consent, ConsentRole
from app.domain.document import DocumentKind
from app.domain.gate import Allowed, Verdict, verdict
from app.domain.policy import Policy
from app.domain.policy_promise import PromiseKind
from app.domain.reason import reason
from app.kernel.ids import Id

_ROLES = (ConsentRole.PROMISE, ConsentRole.LEGAL_BASIS)


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the gate looks at: the document's kind and trajectory, and all of the client's consents."""

    policy: Policy
    kind: DocumentKind
    trajectory: Id
    consents: tuple[Consent, ...]
    today: date


def plan_of_action_gate(facts: PlanFacts) -> Verdict:
    """Where the practice promises so, only while the client agrees to a plan of action in this trajectory."""
    if not facts.kind.rules.needs_consent or not facts.policy.promises_that(PromiseKind.PLAN_ON_CONSENT):
        return Allowed()
    given = [each for each in facts.consents if is_for_the_plan(each, facts.trajectory)]
    if any(each.in_force(facts.today) for each in given):
        return Allowed()
    withdrawn = [each.withdrawn_on for each in given if each.withdrawn_on is not None]
    if withdrawn:
        return verdict([reason("gate.plan.withdrawn", date=max(withdrawn))])
    return verdict([reason("gate.plan.no_consent")])


def is_for_the_plan(consent: Consent, trajectory: Id) -> bool:
    """Whether a consent, in force or not, is one to a plan of action in a trajectory."""
    return (
        consent.role in _ROLES
        and consent.data_category is Category.PLAN_OF_ACTION
        and consent.trajectory in ("", trajectory)
    )

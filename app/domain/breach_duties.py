"""What a breach asks of the practice: report it, tell the people, tell the controllers (GDPR art. 33, 34; rows B8, L10,
L12). Law and promise both count; the stricter wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.breach import Breach, BreachReport, BreachRisk, BreachState, ReportedTo
from app.domain.policy import Policy
from app.domain.policy_promise import PromiseKind
from app.domain.reason import Reason, reason


class BreachDuty(StrEnum):
    """One thing to be done. `breach_duty.<value>` words it, the most pressing first."""

    ASSESS = "assess"
    TELL_CONTROLLERS = "tell_controllers"
    REPORT = "report"
    TELL_PEOPLE = "tell_people"
    EVALUATE = "evaluate"


@dataclass(frozen=True, slots=True)
class BreachFacts:
    """What the duties follow from."""

    breach: Breach
    reports: tuple[BreachReport, ...]
    notices: int
    """How many people were told."""
    policy: Policy
    """The one in force when the practice became aware."""
    processor: bool
    """Whether the practice works as a processor in any trajectory, so that others are the controller (L12)."""


def duties(facts: BreachFacts) -> tuple[BreachDuty, ...]:
    """What is still to be done before the breach can be closed."""
    breach = facts.breach
    if breach.state is BreachState.SUSPECTED:
        return (BreachDuty.ASSESS,)
    if breach.state is not BreachState.ESTABLISHED:
        return ()
    left = [BreachDuty.ASSESS] if breach.risk is BreachRisk.NOT_ASSESSED else []
    if facts.processor and breach.controllers_told_on is None:
        left.append(BreachDuty.TELL_CONTROLLERS)
    if must_report(breach) and not any(each.reported_to is ReportedTo.AUTHORITY for each in facts.reports):
        left.append(BreachDuty.REPORT)
    if tell_reason(breach, facts.policy) is not None and not facts.notices:
        left.append(BreachDuty.TELL_PEOPLE)
    written = (breach.data, breach.effects, breach.measures, breach.evaluation)
    if not all(each.strip() for each in written):
        left.append(BreachDuty.EVALUATE)
    return tuple(left)


def must_report(breach: Breach) -> bool:
    """Whether the authority must be told: unless a risk is unlikely. What is not assessed yet must be."""
    return breach.state is not BreachState.SUSPECTED and breach.risk is not BreachRisk.UNLIKELY


def tell_reason(breach: Breach, policy: Policy) -> Reason | None:
    """Why the people must be told; None where they need not be.

    The law demands it at a high risk, unless strong encryption made the data unreadable (art. 34(3)(a)). A practice
    may promise it where consequences are probably adverse (B8); the exemption is the law's, not the promise's.
    """
    promised = any(each.kind is PromiseKind.TOLD_OF_ADVERSE_BREACH for each in policy.promises)
    if breach.risk.reaches(BreachRisk.HIGH) and not breach.encrypted:
        return reason("breach.tell.law")
    if promised and breach.risk.reaches(BreachRisk.ADVERSE):
        return reason("breach.tell.promise")
    return None

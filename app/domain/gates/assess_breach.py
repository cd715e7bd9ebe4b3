"""May what is known of a breach be changed, or a suspicion be put aside? (GDPR art. 33(5); rows B8, L10)"""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.breach import Breach, BreachState
from app.domain.gate import Verdict, verdict
from app.domain.reason import reason

_ENDED = (BreachState.CLOSED, BreachState.NO_BREACH)


def assess_breach_gate(breach: Breach, changes: Mapping[str, object]) -> Verdict:
    """Not once it is closed. The moment of awareness, from which the term runs, never goes away or comes later; nor
    does that of the suspicion, which may turn out to have come before it was written down.
    """
    reasons = []
    if breach.state in _ENDED:
        reasons.append(reason("gate.assess_breach.closed"))
    if breach.aware_on is not None:
        before = (breach.aware_on.isoformat(), breach.aware_at)
        day = changes.get("aware_on", breach.aware_on)
        after = (str(day or ""), str(changes.get("aware_at", breach.aware_at)))
        if not day or after > before:
            reasons.append(reason("gate.assess_breach.awareness", date=breach.aware_on))
    suspected = str(changes.get("suspected_on", breach.suspected_on)), changes.get("suspected_at", breach.suspected_at)
    if suspected > (str(breach.suspected_on), breach.suspected_at):
        reasons.append(reason("gate.assess_breach.suspicion", date=breach.suspected_on))
    return verdict(reasons)


def dismiss_breach_gate(breach: Breach, why: str) -> Verdict:
    """Only a suspicion can turn out to be none, and the reason is written down."""
    reasons = []
    if breach.state in _ENDED:
        reasons.append(reason("gate.assess_breach.closed"))
    elif breach.state is not BreachState.SUSPECTED:
        reasons.append(reason("gate.dismiss_breach.established"))
    if not why.strip():
        reasons.append(reason("gate.dismiss_breach.no_reason"))
    return verdict(reasons)

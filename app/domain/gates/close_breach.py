"""May a breach be closed? (GDPR art. 33(5), 34; rows B8, L10)"""

from __future__ import annotations

from app.domain.breach import BreachState
from app.domain.breach_duties import BreachFacts, duties
from app.domain.gate import Verdict, verdict
from app.domain.reason import reason


def close_breach_gate(facts: BreachFacts) -> Verdict:
    """Not while anything of it is to be done, and not without what keeps it from happening again."""
    reasons = [reason(f"gate.close_breach.{each.value}") for each in duties(facts)]
    if facts.breach.state in (BreachState.CLOSED, BreachState.NO_BREACH):
        reasons.append(reason("gate.close_breach.closed"))
    elif facts.breach.state is BreachState.ESTABLISHED and not facts.breach.prevention.strip():
        reasons.append(reason("gate.close_breach.prevention"))
    return verdict(reasons)

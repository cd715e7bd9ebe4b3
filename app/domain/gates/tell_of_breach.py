"""May it be recorded that clients were told of a breach? (GDPR art. 34; row L10)"""

from __future__ import annotations

from datetime import date

from app.domain.breach import Breach, BreachState
from app.domain.gate import Verdict, verdict
from app.domain.reason import reason


def tell_of_breach_gate(breach: Breach, clients: int, told_on: date) -> Verdict:
    """Of an established breach, also after it was closed, not before anyone suspected it; and somebody is named."""
    reasons = []
    if breach.state in (BreachState.SUSPECTED, BreachState.NO_BREACH):
        reasons.append(reason("gate.tell_of_breach.not_established"))
    if told_on < breach.suspected_on:
        reasons.append(reason("gate.tell_of_breach.before_suspicion", date=breach.suspected_on))
    if not clients:
        reasons.append(reason("gate.tell_of_breach.nobody"))
    return verdict(reasons)

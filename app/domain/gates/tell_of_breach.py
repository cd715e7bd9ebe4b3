"""May clients be told of a breach, and may it be recorded that they were? (GDPR art. 34; row L10)"""

from __future__ import annotations

from datetime import date

from app.domain.breach import Breach, BreachState
from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, reason


def breach_letter_gate(breach: Breach) -> Verdict:
    """A letter is of an established breach, and says what it may mean and what was done about it (art. 34(2))."""
    reasons = []
    if breach.state in (BreachState.SUSPECTED, BreachState.NO_BREACH):
        reasons.append(reason("gate.tell_of_breach.not_established"))
    for name in ("effects", "measures"):
        if not getattr(breach, name).strip():
            reasons.append(reason("gate.tell_of_breach.unsaid", what=Label(f"breach.{name}")))
    return verdict(reasons)


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

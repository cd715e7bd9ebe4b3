"""May the practice decline after a client refused? (row E5)"""

from __future__ import annotations

from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.reason import reason
from app.domain.refusal import Refusal


def decline_gate(refusal: Refusal, declined_on: date, because: str) -> Verdict:
    """Once, not before the client refused, and with the reason why it cannot be done without."""
    reasons = []
    if refusal.declined_on is not None:
        reasons.append(reason("gate.decline.already", date=refusal.declined_on))
    if declined_on < refusal.refused_on:
        reasons.append(reason("gate.decline.before_refusal", date=refusal.refused_on))
    if not because.strip():
        reasons.append(reason("gate.decline.no_reason"))
    return verdict(reasons)

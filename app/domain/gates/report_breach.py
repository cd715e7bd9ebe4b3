"""May this report of a breach be recorded? (GDPR art. 33(1); row L10)"""

from __future__ import annotations

from datetime import datetime

from app.domain.breach import Breach, BreachState
from app.domain.breach_term import ReportTerm
from app.domain.gate import Verdict, verdict
from app.domain.reason import reason


def report_breach_gate(breach: Breach, reported: datetime, late_reason: str, term: ReportTerm | None) -> Verdict:
    """Only an established breach is reported, not before awareness, and after the term only with the reason why.

    `term` is the one for the authority; None for a report to a controller, which comes without delay.
    """
    reasons = []
    if breach.state is BreachState.SUSPECTED:
        reasons.append(reason("gate.report_breach.suspected"))
    if breach.state in (BreachState.CLOSED, BreachState.NO_BREACH):
        reasons.append(reason("gate.report_breach.closed"))
    if breach.aware is not None and reported < breach.aware:
        reasons.append(reason("gate.report_breach.before_awareness"))
    if term is not None and reported > term.ends and not late_reason.strip():
        reasons.append(reason("gate.report_breach.late", hours=term.hours))
    return verdict(reasons)

"""May the legal term of a request be extended by two months? (GDPR art. 12(3); row L1)"""

from __future__ import annotations

from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.reason import reason
from app.domain.request import Request, RequestState


def extend_request_gate(request: Request, told_on: date, why: str, first_term: date) -> Verdict:
    """Once, with reasons, and only where the client was told within the first month.

    `told_on` is the day on which the client was told, `first_term` the last day of the legal term as it is without
    extension.
    """
    reasons = []
    if request.state is not RequestState.OPEN:
        reasons.append(reason("gate.extend_request.closed"))
    if request.extended_on is not None:
        reasons.append(reason("gate.extend_request.already", date=request.extended_on))
    if told_on > first_term:
        reasons.append(reason("gate.extend_request.too_late", date=first_term))
    if not why.strip():
        reasons.append(reason("gate.extend_request.no_reasons"))
    return verdict(reasons)

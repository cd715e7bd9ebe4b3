"""May a request be closed? (GDPR art. 12(3), 12(4), 12(6); rows A8-A11, L1)"""

from __future__ import annotations

from app.domain.gate import Verdict, verdict
from app.domain.gates.access_package import COPIED
from app.domain.reason import reason
from app.domain.request import IdentityCheck, Outcome, Request, RequestState
from app.domain.request_kind import RequestKind

_GRANTED = (Outcome.GRANTED, Outcome.GRANTED_IN_PART)
_FOR_THE_CLIENT_ALONE = (*COPIED, RequestKind.ERASURE)
"""What cannot be taken back when it was someone else who asked."""


def close_request_gate(request: Request, outcome: Outcome, answer: str) -> Verdict:
    """A request ends with an outcome and with what was answered; only the client's own withdrawal needs no answer.

    A refusal says why in its answer. Data goes out, or is erased, only for someone who was identified.
    """
    reasons = []
    if request.state is not RequestState.OPEN:
        reasons.append(reason("gate.close_request.closed"))
    if outcome is Outcome.NONE:
        reasons.append(reason("gate.close_request.no_outcome"))
    if outcome is not Outcome.WITHDRAWN and not answer.strip():
        refused = outcome in (Outcome.REFUSED, Outcome.GRANTED_IN_PART)
        reasons.append(reason("gate.close_request.no_reasons" if refused else "gate.close_request.no_answer"))
    if outcome in _GRANTED and request.kind in _FOR_THE_CLIENT_ALONE and request.identity is IdentityCheck.NOT_YET:
        reasons.append(reason("gate.close_request.not_identified"))
    return verdict(reasons)

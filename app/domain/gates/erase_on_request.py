"""Is this request a ground to erase before the term? (GDPR art. 12(6), 17; rows A5, B6, D6)"""

from __future__ import annotations

from app.domain.gate import Verdict, verdict
from app.domain.reason import reason
from app.domain.request import IdentityCheck, Outcome, Request
from app.domain.request_kind import RequestKind

_NO_GROUND = (Outcome.REFUSED, Outcome.WITHDRAWN)


def erase_on_request_gate(request: Request, client: str) -> Verdict:
    """One for erasure, of the client whose dossier it is, from someone who was identified, and not turned down."""
    reasons = []
    if request.kind is not RequestKind.ERASURE or request.client != client:
        reasons.append(reason("gate.erase_on_request.other"))
    if request.identity is IdentityCheck.NOT_YET:
        reasons.append(reason("gate.erase_on_request.not_identified"))
    if request.outcome in _NO_GROUND:
        reasons.append(reason("gate.erase_on_request.turned_down"))
    return verdict(reasons)

"""May this be recorded as the check of who asks? (GDPR art. 12(6); row A9)"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.gate import Verdict, verdict
from app.domain.reason import reason
from app.domain.request import IdentityCheck, Request, RequestState


@dataclass(frozen=True, slots=True)
class Masking:
    """What was covered on a document that was shown, as the supervisory authority asks it."""

    photo: bool = False
    zone: bool = False
    number: bool = False
    bsn: bool = False


def identify_request_gate(request: Request, identity: IdentityCheck, masking: Masking, why: str) -> Verdict:
    """Of an open request; a document is the last resort, shown with all four covered, and with the reason why knowing
    someone or calling back would not do: routine copies are what the supervisory authority rejects.
    """
    reasons = []
    if request.state is not RequestState.OPEN:
        reasons.append(reason("gate.identify_request.closed"))
    if identity is IdentityCheck.DOCUMENT_SHOWN:
        covered = {
            "photo": masking.photo,
            "zone": masking.zone,
            "number": masking.number,
            "bsn": masking.bsn,
        }
        reasons += [reason(f"gate.identify_request.{name}") for name, done in covered.items() if not done]
        if not why.strip():
            reasons.append(reason("gate.identify_request.no_reason"))
    return verdict(reasons)

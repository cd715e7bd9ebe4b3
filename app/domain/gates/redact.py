"""May this be covered in the copy for a request? (GDPR art. 15(4); rows L15, X7)"""

from __future__ import annotations

from app.domain.gate import Verdict, verdict
from app.domain.gates.access_package import COPIED
from app.domain.reason import Label, reason
from app.domain.request import Request, RequestState

_NEVER = ("omission", "redaction", "unfinished", "package")
"""What was written for the client to read, and what has no text of its own to cover."""


def redact_gate(request: Request, about: str, *, printed: bool) -> Verdict:
    """In the copy of an open request. `printed`: it is the PDF of a version, which follows its text."""
    reasons = []
    if request.kind not in COPIED:
        reasons.append(reason("gate.access_package.kind", kind=Label(f"request_kind.{request.kind.value}")))
    if request.state is not RequestState.OPEN:
        reasons.append(reason("gate.request.closed"))
    if about in _NEVER:
        reasons.append(reason("gate.redact.never", noun=Label(f"noun.{about}")))
    if printed:
        reasons.append(reason("gate.redact.printed"))
    return verdict(reasons)

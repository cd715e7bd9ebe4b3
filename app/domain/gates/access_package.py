"""May the copy of a dossier leave as a package for a request? (GDPR art. 12(6), 15, 20; rows A8, A9, D11)"""

from __future__ import annotations

from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, reason
from app.domain.request import IdentityCheck, Request, RequestState
from app.domain.request_kind import RequestKind

COPIED = (RequestKind.ACCESS, RequestKind.COPY, RequestKind.PORTABILITY)
"""The kinds of request that are answered with a copy of data."""


def access_package_gate(request: Request) -> Verdict:
    """An open request for a copy, from someone of whom it is sure that it is the client."""
    reasons = []
    if request.kind not in COPIED:
        reasons.append(reason("gate.access_package.kind", kind=Label(f"request_kind.{request.kind.value}")))
    if request.state is not RequestState.OPEN:
        reasons.append(reason("gate.access_package.closed"))
    if request.identity is IdentityCheck.NOT_YET:
        reasons.append(reason("gate.access_package.not_identified"))
    return verdict(reasons)

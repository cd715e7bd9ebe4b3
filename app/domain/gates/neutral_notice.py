"""May the principal be told that no report comes? (row L14)"""

from __future__ import annotations

from app.domain.document import VersionState
from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, reason


def neutral_notice_gate(state: VersionState, principal: str) -> Verdict:
    """Only of a version that the client blocked, where another commissioned. The reason is never told."""
    reasons = []
    if state is not VersionState.BLOCKED:
        reasons.append(reason("gate.neutral_notice.not_blocked", state=Label(f"version_state.{state.value}")))
    if not principal:
        reasons.append(reason("gate.neutral_notice.no_principal"))
    return verdict(reasons)

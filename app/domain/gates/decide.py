"""May the client's approval or block of a version be recorded?"""

from __future__ import annotations

from app.domain.document import VersionState
from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, reason

_OPEN = (VersionState.SHARED, VersionState.ANSWERED, VersionState.APPROVED, VersionState.BLOCKED)


def decide_gate(state: VersionState) -> Verdict:
    """The client decides on what was shared, and may come back on it until the version is final."""
    if state in _OPEN:
        return verdict(())
    return verdict([reason("gate.decide.not_shared", state=Label(f"version_state.{state.value}"))])

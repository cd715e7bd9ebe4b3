"""May the client's approval or block of a version be recorded?"""

from __future__ import annotations

from datetime import date

from app.domain.document import Version, VersionState
from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, reason

_OPEN = (VersionState.SHARED, VersionState.ANSWERED, VersionState.APPROVED, VersionState.BLOCKED)


def decide_gate(version: Version, after: VersionState, on: date | None) -> Verdict:
    """The client decides on what was shared, and may come back on it until the version is final. `after` is where the
    version would stand, `on` the day of the decision: one from before a block does not lift that block (L14).
    """
    if version.state not in _OPEN:
        return verdict([reason("gate.decide.not_shared", state=Label(f"version_state.{version.state.value}"))])
    lifts = version.state is VersionState.BLOCKED and after is not VersionState.BLOCKED
    if lifts and on is not None and version.decided_on is not None and on < version.decided_on:
        return verdict([reason("gate.decide.blocked_since", date=version.decided_on)])
    return verdict(())

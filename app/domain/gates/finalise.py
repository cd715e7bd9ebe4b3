"""May a version be made final?"""

from __future__ import annotations

from app.domain.document import VersionState
from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, reason


def finalise_gate(state: VersionState, *, client_first: bool) -> Verdict:
    """Of a kind that the client sees first only an approved version becomes final (rows D10, L14).

    `client_first` is the policy's promise for this kind of document. A blocked version never becomes final.
    """
    if state is VersionState.APPROVED or (state is VersionState.SHARED and not client_first):
        return verdict(())
    if state is VersionState.BLOCKED:
        return verdict([reason("gate.finalise.blocked")])
    if state is VersionState.ANSWERED:
        return verdict([reason("gate.finalise.changes_asked")])
    if state in (VersionState.FINAL, VersionState.SUPERSEDED, VersionState.WITHDRAWN):
        return verdict([reason("gate.finalise.state", state=Label(f"version_state.{state.value}"))])
    return verdict([reason("gate.finalise.not_approved")] if client_first else [reason("gate.finalise.not_shared")])

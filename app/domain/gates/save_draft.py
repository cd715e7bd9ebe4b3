"""May the text of a version be changed? (rows D10, L14, X3)"""

from __future__ import annotations

from app.domain.document import VersionState
from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, reason


def save_draft_gate(state: VersionState) -> Verdict:
    """Only a draft's: what was shared, approved, blocked or made final is what somebody read or signed."""
    if state is VersionState.DRAFT:
        return verdict(())
    return verdict((reason("gate.save.not_a_draft", state=Label(f"version_state.{state.value}")),))

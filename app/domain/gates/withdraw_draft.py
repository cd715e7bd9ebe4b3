"""May a draft that was shared, or a question for consent, be taken back?"""

from __future__ import annotations

from app.domain.document import VersionState
from app.domain.gate import Verdict, verdict
from app.domain.package import Package, PackageUse
from app.domain.reason import Label, reason

_OUT = (VersionState.SHARED, VersionState.ANSWERED, VersionState.APPROVED)


def withdraw_draft_gate(state: VersionState, why: str) -> Verdict:
    """Only what lies with the client, is not final and was not blocked: a block stays; and the client is told why."""
    reasons = []
    if state not in _OUT:
        reasons.append(reason("gate.withdraw_draft.state", state=Label(f"version_state.{state.value}")))
    if not why.strip():
        reasons.append(reason("gate.withdraw_draft.no_reason"))
    return verdict(reasons)


def call_back_gate(package: Package, why: str) -> Verdict:
    """Only a question for consent that still stands: a draft is withdrawn as a version, the rest asks no answer."""
    reasons = []
    if package.use is not PackageUse.CONSENT:
        reasons.append(reason("gate.call_back.asks_nothing", use=Label(f"package_use.{package.use.value}")))
    if package.called_back_on is not None:
        reasons.append(reason("gate.call_back.already", date=package.called_back_on))
    if not why.strip():
        reasons.append(reason("gate.withdraw_draft.no_reason"))
    return verdict(reasons)

"""May a BSN be noted? (UAVG art. 46; rows D13, E2, L8)"""

from __future__ import annotations

from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.policy import Policy
from app.domain.reason import reason


def note_bsn_gate(policy: Policy, law: str, told_on: date | None, *, known: bool) -> Verdict:
    """Only where the practice records it at all, with the law that asks for it, and the client told. `known` says that
    the dossier holds one already.
    """
    reasons = []
    if not policy.bsn:
        reasons.append(reason("gate.note_bsn.off"))
    if not law.strip():
        reasons.append(reason("gate.note_bsn.no_law"))
    if told_on is None:
        reasons.append(reason("gate.note_bsn.not_told"))
    if known:
        reasons.append(reason("gate.note_bsn.twice"))
    return verdict(reasons)

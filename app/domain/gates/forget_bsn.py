"""May a BSN be erased because it is no longer needed? (UAVG art. 46; rows D13, E11, L8)"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.gate import Verdict, verdict
from app.domain.hold import Hold
from app.domain.reason import reason


def forget_bsn_gate(holds: Iterable[Hold]) -> Verdict:
    """Always, and no term is waited for; except while a hold on the dossier, its trajectory or the number itself is in
    force. `holds` are those that cover it.
    """
    return verdict(reason("gate.note_bsn.held", date=each.since) for each in holds if each.in_force)

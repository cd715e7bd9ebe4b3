"""May letters be written that the practice stops? (rows W14, L18)"""

from __future__ import annotations

from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.reason import reason


def closing_letters_gate(closed_on: date | None, untold: int) -> Verdict:
    """Before it has closed, while somebody who lives does not know."""
    reasons = [reason("gate.closing.closed", date=closed_on)] if closed_on is not None else []
    if not untold:
        reasons.append(reason("gate.closing.all_told"))
    return verdict(reasons)

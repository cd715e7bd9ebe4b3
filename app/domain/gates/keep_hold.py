"""May a hold be changed, or be released? (rows E11, L14)"""

from __future__ import annotations

from app.domain.gate import Verdict, verdict
from app.domain.hold import Hold
from app.domain.reason import reason


def keep_hold_gate(hold: Hold) -> Verdict:
    """While it is in force: what was released stays as it was, and another reason is another hold."""
    released = hold.released_on
    return verdict(() if released is None else (reason("gate.keep_hold.released", date=released),))

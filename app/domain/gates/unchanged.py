"""Is what was prepared outside the lane still what the vault holds? (rows L15, X1, X7)"""

from __future__ import annotations

from app.domain.gate import Verdict, verdict
from app.domain.reason import reason


def unchanged_gate(prepared: object, now: object, code: str) -> Verdict:
    """What goes out is what stands in the vault at the moment that it is recorded: where the two differ, `code` says
    what changed while it was being made.
    """
    return verdict(() if prepared == now else (reason(code),))

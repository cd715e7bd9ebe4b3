"""May a dossier be anonymised? (row E12)"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.gate import Allowed, Refused, Verdict
from app.domain.reason import Reason, reason


def anonymise_gate(staying: int, why: Sequence[Reason]) -> Verdict:
    """Only a whole dossier at once: while anything of it stays, whatever is kept beside that can be traced through it.

    `staying` is how many items must stay, held, not due or needed by others, and `why` the reasons, each once.
    """
    if not staying:
        return Allowed()
    return Refused((reason("gate.anonymise.rest", number=staying), *why))

"""May a whole dossier be erased? (rows E11, F29, L4, L14, L16)"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.gate import Verdict, verdict
from app.domain.gates.destroy import held_by
from app.domain.hold import Hold


def erase_dossier_gate(holds: Iterable[Hold]) -> Verdict:
    """Not while anything of it is held. `holds` are all those of the dossier, on whatever part of it."""
    return verdict(held_by(each for each in holds if each.in_force))

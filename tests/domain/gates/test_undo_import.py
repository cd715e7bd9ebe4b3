from __future__ import annotations

import pytest

from app.domain.gate import Allowed, Refused
from app.domain.gates.undo_import import MOST_NAMED, UndoFacts, UsedDossier, undo_import_gate

ANNA, BRAM = UsedDossier("Anna", items=2), UsedDossier("Bram", changed=True)


@pytest.mark.parametrize(
    ("used", "codes"),
    [
        ((), []),
        ((UsedDossier("Carla"),), []),
        ((ANNA,), ["in_use"]),
        ((BRAM,), ["changed"]),
        ((UsedDossier("Daan", items=1, changed=True), BRAM), ["in_use", "changed"]),
        ((ANNA,) * (MOST_NAMED + 3), ["in_use"] * MOST_NAMED + ["more"]),
    ],
)
def test_only_an_unused_import_is_undone(used: tuple[UsedDossier, ...], codes: list[str]) -> None:
    found = undo_import_gate(UndoFacts(used))
    assert isinstance(found, Refused if codes else Allowed)
    assert [each.code.rpartition(".")[2] for each in getattr(found, "reasons", ())] == codes

"""Whatever erases by another way than the due list asks the same holds (E11, F29, L16)."""

from __future__ import annotations

from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.gates.forget_bsn import forget_bsn_gate
from app.domain.gates.keep_hold import keep_hold_gate
from app.domain.hold import Hold
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import codes, holds


@seed(15)
@given(found=st.lists(holds(new_id()), max_size=4))
def test_e11_nothing_is_erased_while_any_hold_is_in_force(found: list[Hold]) -> None:
    in_force = [each for each in found if each.released_on is None]
    assert codes(forget_bsn_gate(found)) == ["gate.note_bsn.held"] * len(in_force)


@seed(16)
@given(hold=holds(new_id()))
def test_e11_what_was_released_is_not_worked_on(hold: Hold) -> None:
    assert codes(keep_hold_gate(hold)) == ([] if hold.in_force else ["gate.keep_hold.released"])

"""What was named goes wholly or not at all; and something must go."""

from __future__ import annotations

from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.gates.choose_destruction import choose_destruction_gate
from app.domain.reason import Reason
from tests.domain.gates.gate_samples import codes

REASONS = st.lists(st.sampled_from([Reason("held"), Reason("not_due"), Reason("no_rule")]), max_size=4)


@seed(16)
@given(number=st.integers(0, 3), named=REASONS, others=REASONS)
def test_a5_what_was_named_stops_all_of_it(number: int, named: list[Reason], others: list[Reason]) -> None:
    found = codes(choose_destruction_gate(number, named, others))
    assert len(found) == len(set(found)), "each reason is told once"
    if named:
        assert set(found) == {each.code for each in named}
    elif number:
        assert found == []
    else:
        assert set(found) == ({each.code for each in others} or {"gate.destroy.nothing_due"})

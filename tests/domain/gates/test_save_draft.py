"""What somebody read or signed does not change any more; what changed while it was made does not go out."""

from __future__ import annotations

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.document import VersionState
from app.domain.gates.save_draft import save_draft_gate
from app.domain.gates.unchanged import unchanged_gate
from tests.domain.gates.gate_samples import codes


@pytest.mark.parametrize("state", VersionState)
def test_only_a_draft_is_written_in(state: VersionState) -> None:
    assert codes(save_draft_gate(state)) == ([] if state is VersionState.DRAFT else ["gate.save.not_a_draft"])


@seed(17)
@given(prepared=st.text(), now=st.text())
def test_x3_what_goes_out_is_what_the_vault_holds(prepared: str, now: str) -> None:
    assert codes(unchanged_gate(prepared, now, "changed")) == ([] if prepared == now else ["changed"])

"""Deciding on a version: whatever lies with the client, but a block does not give way to what was said before it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import DocumentKind, Version, VersionState
from app.domain.gates.decide import decide_gate
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import TODAY, codes, record

DECIDED = (VersionState.ANSWERED, VersionState.APPROVED, VersionState.BLOCKED)
WITH_THE_CLIENT = (VersionState.SHARED, *DECIDED)


def version(state: VersionState, decided_on: date | None) -> Version:
    return record(
        Version, client=new_id(), document=new_id(), kind=DocumentKind.REPORT, number=1, state=state,
        decided_on=decided_on,
    )  # fmt: skip


@given(state=st.sampled_from(VersionState), after=st.sampled_from(DECIDED), days=st.integers(-2, 2))
def test_a_block_is_not_lifted_by_what_was_said_before_it(state: VersionState, after: VersionState, days: int) -> None:
    stands_on = TODAY if state in DECIDED else None
    found = codes(decide_gate(version(state, stands_on), after, TODAY + timedelta(days=days)))
    if state not in WITH_THE_CLIENT:
        assert found == ["gate.decide.not_shared"]
    elif state is VersionState.BLOCKED and after is not VersionState.BLOCKED and days < 0:
        assert found == ["gate.decide.blocked_since"]
    else:
        assert found == []

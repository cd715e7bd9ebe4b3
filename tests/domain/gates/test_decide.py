"""Deciding on a version: whatever lies with the client, but what stands does not give way to what was said before it,
and nothing is approved over an answer that nobody read.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer import Decision
from app.domain.document import DocumentKind, Version, VersionState
from app.domain.gates.decide import decide_gate
from app.domain.received_answer import AnswerState
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import TODAY, codes, record
from tests.domain.gates.test_unread import answer, reason_of

DECIDED = (VersionState.ANSWERED, VersionState.APPROVED, VersionState.BLOCKED)
WITH_THE_CLIENT = (VersionState.SHARED, *DECIDED)


def version(state: VersionState, decided_on: date | None) -> Version:
    return record(
        Version, client=new_id(), document=new_id(), kind=DocumentKind.REPORT, number=1, state=state,
        decided_on=decided_on,
    )  # fmt: skip


@given(state=st.sampled_from(VersionState), after=st.sampled_from(DECIDED), days=st.integers(-2, 2))
def test_what_was_decided_gives_way_to_nothing_said_before_it_but_a_block(
    state: VersionState, after: VersionState, days: int
) -> None:
    stands_on = TODAY if state in DECIDED else None
    found = codes(decide_gate(version(state, stands_on), after, TODAY + timedelta(days=days), (), by_file=True))
    if state not in WITH_THE_CLIENT:
        assert found == ["gate.decide.not_shared"]
    elif state in DECIDED and after is not VersionState.BLOCKED and days < 0:
        since = "blocked_since" if state is VersionState.BLOCKED else "decided_since"
        assert found == [f"gate.decide.{since}"]
    else:
        assert found == []


@pytest.mark.parametrize("after", DECIDED)
@pytest.mark.parametrize("says", [*Decision, None])
def test_a_version_is_not_approved_over_an_answer_that_waits(says: Decision | None, after: VersionState) -> None:
    answers = tuple(answer(says, state) for state in AnswerState)
    found = codes(decide_gate(version(VersionState.SHARED, None), after, TODAY, answers))
    assert found == ([reason_of(says)] if after is VersionState.APPROVED else [])


@pytest.mark.parametrize("after", DECIDED)
@pytest.mark.parametrize("state", DECIDED)
def test_an_approval_or_a_block_that_stands_is_not_written_down_once_more(
    state: VersionState, after: VersionState
) -> None:
    again = {
        VersionState.APPROVED: ["gate.decide.approved_already"],
        VersionState.BLOCKED: ["gate.decide.blocked_already"],
    }
    found = codes(decide_gate(version(state, TODAY), after, TODAY, ()))
    assert found == (again.get(after, []) if state is after else [])

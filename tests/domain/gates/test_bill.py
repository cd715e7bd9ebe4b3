"""Each session is on one bill at most, and none before it is known what became of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.billing_line import BillingLine
from app.domain.gate import Allowed
from app.domain.gates.bill import BillFacts, bill_gate
from app.domain.gates.settle_session import settle_session_gate
from app.domain.session import Charge, Session, SessionState
from app.domain.trajectory import RateUnit
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import DAYS, TODAY, codes, record

CLIENT, TRAJECTORY = new_id(), new_id()
NEAR = st.dates(date(2026, 1, 1), date(2026, 3, 1))


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    return record(
        Session, client=CLIENT, trajectory=TRAJECTORY, on=draw(NEAR), minutes=draw(st.sampled_from((0, 60, 90))),
        state=draw(st.sampled_from(SessionState)), charge=draw(st.none() | st.sampled_from(Charge)),
    )  # fmt: skip


@st.composite
def periods(draw: st.DrawFn) -> tuple[date, date]:
    start = draw(NEAR)
    return start, start + timedelta(days=draw(st.integers(0, 40)))


@seed(41)
@given(st.lists(sessions(), max_size=6), st.lists(periods(), max_size=4), st.sampled_from(RateUnit))
def test_no_session_is_on_two_lines_and_none_without_an_outcome(
    held: list[Session], asked: list[tuple[date, date]], unit: RateUnit
) -> None:
    lines: list[BillingLine] = []
    charged: list[Session] = []
    for start, end in asked:
        facts = BillFacts(start, end, tuple(held), tuple(lines), 12_500, unit)
        if isinstance(bill_gate(facts), Allowed):
            charged += facts.charged
            lines.append(
                record(
                    BillingLine,
                    client=CLIENT,
                    trajectory=TRAJECTORY,
                    starts_on=start,
                    ends_on=end,
                    sessions=len(facts.charged),
                    minutes=sum(each.minutes for each in facts.charged),
                    rate=12_500,
                    rate_per=unit,
                )
            )
    assert len({each.id for each in charged}) == len(charged)
    assert all(each.state is not SessionState.PLANNED for each in charged)
    assert all(each.state is SessionState.HELD or each.charge is Charge.CHARGED for each in charged)
    assert all(line.amount > 0 for line in lines)


@seed(42)
@given(DAYS, st.sampled_from(SessionState))
def test_only_what_has_come_was_held_or_missed(day: date, state: SessionState) -> None:
    session = record(Session, client=CLIENT, trajectory=TRAJECTORY, on=day, state=state)
    early = day > TODAY and state in (SessionState.HELD, SessionState.MISSED)
    assert codes(settle_session_gate(session, TODAY)) == (["gate.session.not_yet"] if early else [])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"rate": 0}, ["no_rate"]),
        ({"state": SessionState.PLANNED}, ["unsettled"]),
        ({"minutes": 0, "rate_per": RateUnit.HOUR}, ["no_minutes"]),
        ({"minutes": 0}, []),
        ({"state": SessionState.CANCELLED}, ["nothing"]),
    ],
)
def test_why_a_line_cannot_be_drawn_up_yet(fields: dict[str, Any], expected: list[str]) -> None:
    known = {"rate": 12_500, "rate_per": RateUnit.SESSION, "state": SessionState.HELD, "minutes": 60, **fields}
    held = record(
        Session, client=CLIENT, trajectory=TRAJECTORY, on=TODAY, state=known["state"], minutes=known["minutes"]
    )
    found = codes(bill_gate(BillFacts(TODAY, TODAY, (held,), (), known["rate"], known["rate_per"])))
    assert found == [f"gate.bill.{each}" for each in expected]

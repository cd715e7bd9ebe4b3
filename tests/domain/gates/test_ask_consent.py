"""A package for consent asks something, and offers to withdraw only what is in force."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.consent import Consent, ConsentRole
from app.domain.consent_asked import ConsentAsked
from app.domain.document import Channel
from app.domain.gates.ask_consent import ask_consent_gate
from app.domain.gates.waits import waits_gate
from app.domain.received_answer import AnswerState
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import TODAY, codes, record

CLIENT = new_id()


def consent(withdrawn: int | None = None, until: int | None = None) -> Consent:
    """One that was given ten days ago, and ended so many days from now."""
    return record(
        Consent, client=CLIENT, role=ConsentRole.PROMISE, purpose="Foto", text="Goed.", given_name="Anna",
        given_on=TODAY - timedelta(10), given_how=Channel.PAPER,
        withdrawn_on=None if withdrawn is None else TODAY + timedelta(withdrawn),
        valid_until=None if until is None else TODAY + timedelta(until),
    )  # fmt: skip


def line(standing: str) -> ConsentAsked:
    """A line about it, or about something new."""
    return record(
        ConsentAsked, client=CLIENT, role=ConsentRole.PROMISE, purpose="Foto", text="Goed.", standing=standing
    )


def test_a_question_asks_something() -> None:
    assert codes(ask_consent_gate((), {}, TODAY)) == ["gate.ask_consent.nothing"]
    assert codes(ask_consent_gate((line(""),), {}, TODAY)) == []


@pytest.mark.parametrize(
    ("withdrawn", "until", "stands"),
    [(None, None, True), (None, 0, True), (None, -1, False), (0, None, False), (-3, 30, False)],
)
def test_only_what_is_in_force_can_be_withdrawn(withdrawn: int | None, until: int | None, *, stands: bool) -> None:
    standing = consent(withdrawn, until)
    found = codes(ask_consent_gate((line(""), line(standing.id)), {standing.id: standing}, TODAY))
    assert found == ([] if stands else ["gate.ask_consent.not_in_force"])


@pytest.mark.parametrize("state", AnswerState)
def test_an_answer_is_dealt_with_once(state: AnswerState) -> None:
    assert codes(waits_gate(state)) == ([] if state is AnswerState.WAITING else ["gate.answer.settled"])

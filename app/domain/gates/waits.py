"""Does an answer still wait to be dealt with? Once it was accepted or set aside, that stands (rows D10, X1)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.gate import Verdict, verdict
from app.domain.reason import Label, Reason, reason
from app.domain.received_answer import AnswerState


def waits_gate(state: AnswerState) -> Verdict:
    """Only what waits can be accepted, set aside or taken over."""
    return verdict(settled(state))


def settled(state: AnswerState) -> Iterator[Reason]:
    """The reason where somebody dealt with it before."""
    if state is not AnswerState.WAITING:
        yield reason("gate.answer.settled", state=Label(f"answer_state.{state.value}"))

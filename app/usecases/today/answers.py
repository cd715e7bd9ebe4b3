"""Answers that came in and wait for the coach (row X1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.reason import Label, reason
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.domain.today import TodayLine
from app.usecases.parts import Parts
from app.vault.rows import Rows


def waiting_answers(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line for each, pressing today: the client did their part."""
    for each in rows.find(ReceivedAnswer, state=AnswerState.WAITING):
        if each.decision is None:
            what = reason("today.answer", date=each.received_on)
        else:
            decision = Label(f"decision.{each.decision.value}")
            what = reason("today.answer.decided", decision=decision, date=each.received_on)
        yield TodayLine(what, today, ReceivedAnswer.noun.name, each.id, each.client)

"""Answers that came in and wait for the coach, and questions for consent that wait for one (row X1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.consent_asked import ConsentAsked
from app.domain.reason import Label, reason
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.domain.today import TodayLine
from app.usecases.open_questions import open_questions
from app.usecases.parts import Parts
from app.vault.rows import Rows

_SILENT = timedelta(days=14)
"""After so long without a word from the client one asks how it stands."""


def waiting_answers(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line for each, pressing today: the client did their part."""
    for each in rows.find(ReceivedAnswer, state=AnswerState.WAITING):
        if each.decision is None:
            what = reason("today.answer", date=each.received_on)
        else:
            decision = Label(f"decision.{each.decision.value}")
            what = reason("today.answer.decided", decision=decision, date=each.received_on)
        yield TodayLine(what, today, ReceivedAnswer.noun.name, each.id, each.client)


def waiting_questions(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line for each question for consent that was not answered yet."""
    for package in open_questions(rows):
        line = rows.find(ConsentAsked, package=package.id)[0]
        what = reason("today.consent.asked", purpose=line.purpose, date=package.made_on)
        yield TodayLine(what, package.made_on + _SILENT, ConsentAsked.noun.name, line.id, package.client)

"""The answers to a version that the coach has not dealt with yet."""

from __future__ import annotations

from app.domain.document import Version
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.vault.rows import Rows


def waiting_answers(rows: Rows, version: Version) -> tuple[ReceivedAnswer, ...]:
    """Those of this version that wait, the oldest first."""
    found = rows.find(ReceivedAnswer, version=version.id, state=AnswerState.WAITING)
    return tuple(sorted(found, key=lambda each: (each.received_on, each.made)))

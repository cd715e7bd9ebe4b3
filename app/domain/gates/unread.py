"""What a client answered and nobody took into the record yet stands in the way of what it may speak against (L14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.reason import At, Reason, reason
from app.domain.received_answer import AnswerState, ReceivedAnswer


def unread(answers: Iterable[ReceivedAnswer]) -> Iterator[Reason]:
    """A reason for every answer to a version that still waits, in their order: what it says, and what to do."""
    for each in (each for each in answers if each.state is AnswerState.WAITING):
        says = each.decision.value if each.decision is not None else "remark"
        yield reason(
            f"gate.unread.{says}", At(ReceivedAnswer.noun.name, each.client, each.id), date=each.received_on
        )  # fmt: skip

"""Record an answer that came without a file: on paper, by e-mail, by telephone or in person (rows D10, X1).

It stands in the same place as one that came by package, with evidence of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.answer import WHOLE_DOCUMENT, Comment, Decision
from app.domain.document import Document, Version
from app.domain.received_answer import AnswerState, ReceivedAnswer
from app.kernel.errors import Fault, InputError
from app.usecases.comments_on import comments_on
from app.usecases.decide_version import approve_version, ask_changes, block_version
from app.vault.work import Work

_DECIDE = {Decision.APPROVE: approve_version, Decision.CHANGES: ask_changes, Decision.BLOCK: block_version}
DECIDED = ("decided_on", "decided_by", "decided_how", "evidence")
_LONGEST = 4000
"""Characters of one comment."""


def record_answer(work: Work, version: str, decision: Decision, given: Mapping[str, object]) -> ReceivedAnswer:
    """What the client answered on a version. `given`: decided_on, decided_by, decided_how, evidence, and `comments`,
    a text for each.

    InputError with every fault; GateRefused where the version does not lie with the client.
    """
    comments = _comments(given.get("comments", ()))
    decided = _DECIDE[decision](work, version, {key: value for key, value in given.items() if key != "comments"})
    made = keep_answer(work, decided, decision)
    for each in comments_on(made, decided, comments, work.moment):
        work.add(each)
    return made


def keep_answer(work: Work, decided: Version, decision: Decision) -> ReceivedAnswer:
    """The answer behind a decision that was recorded just now."""
    document = work.get(Document, decided.document)
    return work.new(
        ReceivedAnswer, client=decided.client, trajectory=document.trajectory, category=decided.item_category,
        version=decided.id, state=AnswerState.ACCEPTED, decision=decision, how=decided.decided_how,
        name=decided.decided_by, written_on=decided.decided_on, received_on=decided.decided_on,
        evidence=decided.evidence, settled_on=work.today,
    )  # fmt: skip


def _comments(given: object) -> tuple[Comment, ...]:
    if isinstance(given, str):
        given = [given]
    if not isinstance(given, Sequence) or not all(isinstance(each, str) for each in given):
        raise InputError(Fault("comment.text", "not_text"))
    texts = [str(each).strip() for each in given]
    if any(len(each) > _LONGEST for each in texts):
        raise InputError(Fault("comment.text", "too_long", (("limit", _LONGEST), ("length", max(map(len, texts))))))
    return tuple(Comment(block=WHOLE_DOCUMENT, text=each) for each in texts if each)

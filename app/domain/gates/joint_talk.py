"""May the client be said to have agreed to the topics of a driegesprek, and may its record be written? (row W7)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.joint_talk import JointTalk
from app.domain.reason import Reason, reason


def agree_topics_gate(talk: JointTalk) -> Verdict:
    """Beforehand, to something that is written down."""
    reasons = []
    if not talk.topics.strip():
        reasons.append(reason("gate.joint.no_topics"))
    if talk.agreed_on is not None and talk.agreed_on > talk.on:
        reasons.append(reason("gate.joint.afterwards", date=talk.on))
    return verdict(reasons)


def share_record_gate(talk: JointTalk, today: date) -> Verdict:
    """After the talk, on topics to which the client had agreed by then."""
    return verdict(_reasons(talk, today))


def _reasons(talk: JointTalk, today: date) -> Iterator[Reason]:
    if talk.on > today:
        yield reason("gate.joint.not_yet", date=talk.on)
    if talk.agreed_on is None:
        yield reason("gate.joint.not_agreed")

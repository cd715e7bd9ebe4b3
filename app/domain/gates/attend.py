"""May attendance of a meeting be recorded for a participant? (rows C7, C15)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.gate import Verdict, verdict
from app.domain.participation import Participation
from app.domain.reason import Reason, reason
from app.domain.training import TrainingMeeting


@dataclass(frozen=True, slots=True)
class AttendFacts:
    """A meeting, a participant, and the day on which it is recorded."""

    meeting: TrainingMeeting
    participation: Participation
    today: date


def attend_gate(facts: AttendFacts) -> Verdict:
    """Of the same training, of a meeting that has begun, and of nobody who had cancelled by then."""
    return verdict(_reasons(facts))


def _reasons(facts: AttendFacts) -> Iterator[Reason]:
    meeting, participation = facts.meeting, facts.participation
    if meeting.training != participation.training:
        yield reason("gate.attend.other_training")
    if meeting.on > facts.today:
        yield reason("gate.attend.not_yet", date=meeting.on)
    if participation.cancelled_on is not None and participation.cancelled_on <= meeting.on:
        yield reason("gate.attend.cancelled", date=participation.cancelled_on)

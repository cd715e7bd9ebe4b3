"""May a meeting of a training be dropped as planned by mistake? (row C15)"""

from __future__ import annotations

from collections.abc import Collection

from app.domain.gate import Verdict, verdict
from app.domain.participation import Attendance
from app.domain.reason import reason
from app.domain.training import TrainingMeeting


def drop_meeting_gate(meeting: TrainingMeeting, attendance: Collection[Attendance]) -> Verdict:
    """Not one of which attendance was recorded, in whatever words: then it was held, and stands in dossiers."""
    held = any(each.meeting == meeting.id for each in attendance)
    return verdict((reason("gate.drop_meeting.attended", date=meeting.on),) if held else ())

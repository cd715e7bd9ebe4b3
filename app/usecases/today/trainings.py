"""Meetings of trainings that took place, and of which nobody's attendance was recorded (row C15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.participation import Attendance, Participation
from app.domain.reason import reason
from app.domain.today import TodayLine
from app.domain.training import Training, TrainingMeeting
from app.usecases.parts import Parts
from app.vault.rows import Rows

_BACK = timedelta(days=60)
"""How long ago a meeting may be for its attendance to be asked after: later nobody knows any more."""


def attendance_to_record(rows: Rows, parts: Parts, today: date) -> Iterator[TodayLine]:
    """A line for each such meeting, on the day it was."""
    for meeting in rows.find(TrainingMeeting):
        if not today - _BACK <= meeting.on <= today or rows.find(Attendance, meeting=meeting.id):
            continue
        people = rows.find(Participation, training=meeting.training)
        if any(each.cancelled_on is None for each in people):
            training = rows.get(Training, meeting.training)
            what = reason("today.training.attendance", title=training.title, date=meeting.on)
            yield TodayLine(what, meeting.on, Training.noun.name, training.id)

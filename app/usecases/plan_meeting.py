"""Plan the meetings of a training, and drop one that was planned by mistake (row C15)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.drop_meeting import drop_meeting_gate
from app.domain.participation import Attendance
from app.domain.training import Training, TrainingMeeting
from app.usecases.keep_item import add_item, edit_item
from app.vault.work import Work


def plan_meeting(work: Work, training: str, given: Mapping[str, object]) -> TrainingMeeting:
    """A meeting of this training. Where it lies outside the training's days, those grow with it."""
    course = work.get(Training, training)
    made = add_item(work, TrainingMeeting, {**given, "training": course.id})
    _stretch(work, course, made)
    return made


def move_meeting(work: Work, meeting: str, given: Mapping[str, object]) -> TrainingMeeting:
    """Change a meeting."""
    changed = edit_item(work, TrainingMeeting, meeting, given)
    _stretch(work, work.get(Training, changed.training), changed)
    return changed


def drop_meeting(work: Work, meeting: str) -> None:
    """Drop a meeting; GateRefused where attendance was recorded: then it was held."""
    found = work.get(TrainingMeeting, meeting)
    require(drop_meeting_gate(found, work.find(Attendance, meeting=found.id)))
    work.remove(found)


def _stretch(work: Work, training: Training, meeting: TrainingMeeting) -> None:
    """A training begins no later than its first meeting, and ends no earlier than its last where its end is known."""
    changed: dict[str, object] = {}
    if meeting.on < training.starts_on:
        changed["starts_on"] = meeting.on
    if training.ends_on is not None and meeting.on > training.ends_on:
        changed["ends_on"] = meeting.on
    work.change(training, **changed)

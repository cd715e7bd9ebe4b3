"""Record who was at a meeting of a training: one, or a whole group at once (rows C7, C15)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gate import require
from app.domain.gates.attend import AttendFacts, attend_gate
from app.domain.participation import Attendance, Participation, Presence
from app.domain.training import TrainingMeeting
from app.kernel.errors import InputError, not_a_choice
from app.usecases.require_recordable import require_recordable
from app.vault.work import Work


def attend(work: Work, meeting: str, given: Mapping[str, object]) -> tuple[Attendance, ...]:
    """Attendance by the ids of participations; nothing (`""`) takes back what was recorded. InputError for what is no
    presence, GateRefused where it may not be recorded: then none of it is.
    """
    held = work.get(TrainingMeeting, meeting)
    marked = {identity: _presence(value) for identity, value in given.items()}
    known = {each.participation: each for each in work.find(Attendance, meeting=held.id)}
    done = []
    for identity, presence in marked.items():
        participation = work.get(Participation, identity)
        before = known.get(participation.id)
        if presence is None:
            if before is not None:
                work.remove(before)
            continue
        require(attend_gate(AttendFacts(held, participation, work.today)))
        if before is not None:
            done.append(work.change(before, presence=presence))
            continue
        made = work.new(
            Attendance,
            client=participation.client,
            participation=participation.id,
            meeting=held.id,
            presence=presence,
        )
        require_recordable(work, made)
        done.append(made)
    return tuple(done)


def _presence(value: object) -> Presence | None:
    if value in ("", None):
        return None
    try:
        return Presence(str(value))
    except ValueError:
        raise InputError(not_a_choice("attendance.presence", Presence)) from None

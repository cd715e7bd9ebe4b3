"""A meeting with attendance was held, whatever was recorded of whoever was there."""

from __future__ import annotations

from hypothesis import given, seed
from hypothesis import strategies as st

from app.domain.gates.drop_meeting import drop_meeting_gate
from app.domain.participation import Attendance, Presence
from app.domain.training import TrainingMeeting
from app.kernel.ids import new_id
from tests.domain.gates.gate_samples import TODAY, codes, record

ATTENDANCE = st.lists(st.tuples(st.booleans(), st.sampled_from(Presence)), max_size=4)


@seed(14)
@given(found=ATTENDANCE)
def test_c15_only_a_meeting_without_attendance_is_dropped(found: list[tuple[bool, Presence]]) -> None:
    meeting = record(TrainingMeeting, training=new_id(), on=TODAY)
    attendance = [
        record(
            Attendance, client=new_id(), participation=new_id(), meeting=meeting.id if of_this else new_id(),
            presence=presence,
        )
        for of_this, presence in found
    ]  # fmt: skip
    held = any(of_this for of_this, _ in found)
    assert codes(drop_meeting_gate(meeting, attendance)) == (["gate.drop_meeting.attended"] if held else [])

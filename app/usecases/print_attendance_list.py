"""The attendance list of a training as a PDF, to be signed (row C15)."""

from __future__ import annotations

from pathlib import Path

from app.domain.organisation import Organisation
from app.domain.training import Training, TrainingMeeting, in_order
from app.kernel.clock import legal_date
from app.kernel.translator import Translator
from app.packages.new_file import new_file
from app.usecases.enrol import participants
from app.usecases.parts import Parts
from app.usecases.practice import practice_details, the_practice
from app.vault.rows import Rows


def attendance_list_pdf(rows: Rows, parts: Parts, training: str, translator: Translator, meeting: str = "") -> bytes:
    """The list of all meetings, or of one. Who cancelled is not on it. NotFound where there is no such training."""
    from app.documents.attendance_list import AttendanceList, render_attendance_list  # Printing is slow to load.

    course = rows.get(Training, training)
    found = in_order(rows.find(TrainingMeeting, training=course.id))
    meetings = [each for each in found if not meeting or each.id == meeting]
    principal = rows.maybe(Organisation, course.principal)
    listed = AttendanceList(
        title=course.title,
        practice=practice_details(the_practice(rows)),
        principal=principal.name if principal else "",
        place=course.place,
        when=_when(course, translator),
        day=legal_date(parts.clock.now()),
        meetings=tuple(meeting_words(each, translator) for each in meetings),
        names=tuple(client.name for each, client in participants(rows, course.id) if each.cancelled_on is None),
    )
    return render_attendance_list(listed, translator)


def save_attendance_list(
    rows: Rows, parts: Parts, training: str, target: Path, translator: Translator, meeting: str = ""
) -> None:
    """Write the PDF to a new file."""
    content = attendance_list_pdf(rows, parts, training, translator, meeting)
    with new_file(target) as file:
        file.write(content)


def meeting_words(meeting: TrainingMeeting, translator: Translator) -> str:
    """A meeting in a few words: its day, and its time where that is known."""
    time = f"{meeting.at}\u2013{meeting.until}" if meeting.at and meeting.until else meeting.at
    return " ".join(filter(None, (translator.short_date(meeting.on), time)))


def _when(training: Training, translator: Translator) -> str:
    first = translator.date(training.starts_on)
    if training.ends_on is None or training.ends_on == training.starts_on:
        return first
    return translator.text("documents.attendance.from_to", first=first, last=translator.date(training.ends_on))

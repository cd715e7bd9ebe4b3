"""`coachkluis training`: trainings with their meetings, participants, attendance, evaluations and scans."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.command import Call, Json, command
from app.cli.fields import fields_of, own_fields
from app.cli.noun import noun_group
from app.cli.recording import about_one
from app.cli.secrets import read_fields_file
from app.cli.show import lines_of, tell_record
from app.domain.client import Client
from app.domain.evaluation_form import FEWEST, MARKS, EvaluationForm
from app.domain.participation import Attendance, Participation, Presence
from app.domain.scan_result import ScanResult
from app.domain.training import Training, TrainingMeeting, in_order
from app.domain.values import to_json
from app.kernel.errors import Fault, InputError
from app.kernel.translator import Translator
from app.usecases.attend import attend as attend_
from app.usecases.enrol import cancel as cancel_
from app.usecases.enrol import enrol as enrol_
from app.usecases.enrol import participants
from app.usecases.plan_meeting import drop_meeting, move_meeting, plan_meeting
from app.usecases.print_attendance_list import meeting_words, save_attendance_list
from app.usecases.record_scan import record_scan
from app.usecases.take_in_evaluation import ASKED, correct_evaluation, forms_of, take_in_evaluation, total_of
from app.vault.rows import Rows

training = noun_group(Training, showing=False)

_training = click.argument("identity", metavar="TRAINING")
_meeting = click.argument("identity", metavar="MEETING")
_participation = click.argument("identity", metavar="PARTICIPATION")
_planned = fields_of(TrainingMeeting, without=("training",))
_evaluated = fields_of(EvaluationForm, *ASKED, today=("filled_on",))


@training.command("show", help="Show one: its meetings, who takes part, who was there, what they thought of it.")
@_training
@command
def show(call: Call, identity: str) -> None:
    """Show a training."""
    with call.vault() as vault:
        reader = vault.reader()
        found = reader.get(Training, identity)
        call.answer(_training_json(reader, found), _lines(reader, found, call.translator))


@training.command("enrol", help="Enrol people, known and new.")
@_training
@own_fields({"people *": 'a list of {"client": ID} or {"first_name", "infix", "surname", "email", "phone"}'})
@command
def enrol(call: Call, identity: str, fields: str) -> None:
    """Enrol people, known and new."""
    given = read_fields_file(fields)
    people = given.get("people")
    if not isinstance(people, list) or not all(isinstance(each, dict) for each in people):
        raise InputError(Fault("participation.client", "not_people"))
    with call.vault() as vault:
        vault.now(enrol_, identity, people)
        reader = vault.reader()
        found = reader.get(Training, identity)
        call.answer(_training_json(reader, found), _lines(reader, found, call.translator))


@training.command("cancel", help="Record that someone cancelled.")
@_participation
@command
def cancel(call: Call, identity: str) -> None:
    """Record today that a participant cancelled."""
    with call.vault() as vault:
        done = vault.now(cancel_, identity)
        tell_record(call, vault.reader(), done)


about_one(
    training,
    "meeting",
    plan_meeting,
    "Plan a meeting.",
    _planned,
    metavar="TRAINING",
)
about_one(
    training,
    "move",
    move_meeting,
    "Change a meeting.",
    _planned,
    metavar="MEETING",
)


@training.command("drop", help="Drop a meeting that nobody attended.")
@_meeting
@command
def drop(call: Call, identity: str) -> None:
    """Drop a meeting."""
    with call.vault() as vault:
        found = vault.reader().get(TrainingMeeting, identity)
        vault.now(drop_meeting, identity)
        tell_record(call, vault.reader(), found)


@training.command("attend", help="Record attendance.")
@_meeting
@own_fields({"PARTICIPATION": f"by the id of who takes part: {', '.join(Presence)}, or null"})
@command
def attend(call: Call, identity: str, fields: str) -> None:
    """Record who was at a meeting."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        done = vault.now(attend_, identity, given)
        lines = [line for each in done for line in lines_of(each, call.translator, vault.reader())]
        call.answer([to_json(each) for each in done], lines or call.translator.text("training.nothing_recorded"))


about_one(
    training,
    "evaluate",
    take_in_evaluation,
    "Take in what a participant thought of it: marks from 1 to 10.",
    _evaluated,
    metavar="PARTICIPATION",
)
about_one(
    training,
    "correct",
    correct_evaluation,
    "Change an evaluation form; the total changes with it.",
    _evaluated,
    metavar="FORM",
)


@training.command("scan", help="Record the result of a scan in one person's dossier.")
@click.option("--client", required=True, metavar="CLIENT", help="Whose result it is.")
@fields_of(ScanResult)
@command
def scan(call: Call, client: str, fields: str) -> None:
    """Record a scan result."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        done = vault.now(record_scan, client, given)
        tell_record(call, vault.reader(), done)


@training.command("print", help="Write the attendance list as a PDF with a column to sign.")
@_training
@click.option("--to", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@click.option("--meeting", default="", metavar="MEETING", help="Of this meeting only.")
@command
def print_(call: Call, identity: str, target: Path, meeting: str) -> None:
    """Print the attendance list."""
    with call.vault() as vault:
        save_attendance_list(vault.reader(), call.parts, identity, target, call.translator, meeting)
        call.answer({"file": str(target)}, call.translator.text("training.printed", file=target.name))


def _training_json(rows: Rows, found: Training) -> Json:
    people = participants(rows, found.id)
    total = total_of(rows, found.id)
    return {
        **to_json(found),
        "meetings": [to_json(each) for each in in_order(rows.find(TrainingMeeting, training=found.id))],
        "participants": [_participant(rows, each, client) for each, client in people],
        "evaluations": {
            "forms": len(forms_of(rows, found.id)),
            "fewest": FEWEST,
            "counted": total.forms if total else 0,
            # JSON numbers of this program are whole: an average is told in tenths.
            **{f"{mark}_tenths": _tenths(total.average(mark)) if total else None for mark in MARKS},
        },
    }


def _tenths(average: float | None) -> int | None:
    return None if average is None else round(average * 10)


def _participant(rows: Rows, each: Participation, client: Client) -> dict[str, Json]:
    forms = rows.find(EvaluationForm, participation=each.id)
    return {
        **to_json(each),
        "name": client.name,
        "attendance": {one.meeting: one.presence.value for one in rows.find(Attendance, participation=each.id)},
        "form": forms[0].id if forms else None,
        "scans": [to_json(one) for one in rows.find(ScanResult, participation=each.id)],
    }


def _lines(rows: Rows, found: Training, translator: Translator) -> list[str]:
    lines = [*lines_of(found, translator, rows)]
    for each in in_order(rows.find(TrainingMeeting, training=found.id)):
        lines.append(f"{meeting_words(each, translator)}  {each.topic}  {each.id}")
    for taking, client in participants(rows, found.id):
        lines.append(f"{client.name}  {taking.id}")
    total = total_of(rows, found.id)
    if total is None:
        lines.append(translator.text("training.no_total", forms=len(forms_of(rows, found.id)), fewest=FEWEST))
        return lines
    lines.append(translator.text("training.total", forms=total.forms))
    for mark in MARKS:
        average = total.average(mark)
        if average is not None:
            lines.append(f"  {translator.text(f'evaluation_form.{mark}')}: {translator.decimal(average)}")
    return lines

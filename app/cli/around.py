"""`recording | report-due | joint-talk | intervision | evaluation | totals`: what goes on around a trajectory."""

from __future__ import annotations

import click

from app.cli.command import Call, Json, command
from app.cli.fields import fields_of
from app.cli.noun import noun_group
from app.cli.recording import about_one, recording
from app.cli.secrets import read_fields_file
from app.cli.show import tell_record
from app.domain.evaluation import Evaluation
from app.domain.intervision_case import IntervisionCase
from app.domain.joint_talk import JointTalk
from app.domain.recording import Recording
from app.domain.report_due import ReportDue
from app.usecases.bring_case import ASKED as CASE
from app.usecases.bring_case import bring_case, look_over
from app.usecases.evaluate_trajectory import ASKED as EVALUATION
from app.usecases.evaluate_trajectory import evaluate_trajectory
from app.usecases.hold_joint_talk import ASKED as TALK
from app.usecases.hold_joint_talk import agree_topics, change_joint_talk, plan_joint_talk, share_record
from app.usecases.record_session import ASKED as RECORDING
from app.usecases.record_session import destroy_recording, record_session
from app.usecases.schedule_report import ASKED as REPORT
from app.usecases.schedule_report import report_done, schedule_report
from app.usecases.totals import mark_totals, year_totals

recordings = noun_group(Recording, adding=False)
recording(recordings, "keep", record_session, "Keep one.", fields_of(Recording, *RECORDING, today=("recorded_on",)))


@recordings.command("destroy", help="Destroy it for good, with its file.")
@click.argument("identity", metavar="RECORDING")
@command
def destroy(call: Call, identity: str) -> None:
    """Destroy a recording."""
    with call.vault() as vault:
        made = vault.now(destroy_recording, identity, {})
        tell_record(call, vault.reader(), made)


report_due = noun_group(ReportDue, adding=False)
report_due.name = "report-due"
recording(report_due, "schedule", schedule_report, "Schedule one.", fields_of(ReportDue, *REPORT))
about_one(
    report_due,
    "done",
    report_done,
    "It went out: in this disclosure, or else what went to this recipient last.",
    fields_of(ReportDue, "disclosure"),
)

joint_talk = noun_group(JointTalk, adding=False)
joint_talk.name = "joint-talk"
recording(joint_talk, "plan", plan_joint_talk, "Plan one.", fields_of(JointTalk, *TALK))
about_one(joint_talk, "change", change_joint_talk, "Change it.", fields_of(JointTalk, "on", "present", "topics"))
about_one(
    joint_talk,
    "agree",
    agree_topics,
    "The client agreed to the topics, today unless told.",
    fields_of(JointTalk, "agreed_on", today=("agreed_on",)),
)
about_one(joint_talk, "share", share_record, "Write what was agreed at the table.", fields_of(JointTalk, "shared"))

intervision = noun_group(IntervisionCase, adding=False)
intervision.name = "intervision"
recording(
    intervision, "bring", bring_case, "Log what was brought in.", fields_of(IntervisionCase, *CASE, today=("told_on",))
)

evaluation = noun_group(Evaluation, adding=False)
recording(
    evaluation, "take-in", evaluate_trajectory, "Take one in.", fields_of(Evaluation, *EVALUATION, today=("filled_on",))
)


@intervision.command("look-over", help="Look over a case before it goes out.")
@click.option("--client", required=True, metavar="CLIENT", help="Whom it is about.")
@fields_of(IntervisionCase, "question", "case")
@command
def look_over_case(call: Call, client: str, fields: str) -> None:
    """Show the case as colleagues get it, and what in it leads to somebody."""
    given = read_fields_file(fields)
    with call.vault() as vault:
        found = look_over(vault.reader(), client, str(given.get("question", "")), str(given.get("case", "")))
    value: Json = {
        "question": found.question,
        "case": found.case,
        "telling": list(found.telling),
        "previewed": found.digest,
    }
    told = call.translator.text("around.telling", words=", ".join(found.telling)) if found.telling else ""
    call.answer(value, [found.question, "", found.case, "", *filter(None, (told, found.digest))])


@click.command("totals", help="Hours for accreditation by year, and what clients thought, whatever was destroyed.")
@command
def totals(call: Call) -> None:
    """Show the totals."""
    text = call.translator.text
    with call.vault() as vault:
        years, marks = year_totals(vault.reader()), mark_totals(vault.reader())
    value: Json = {
        "years": [
            {
                "year": each.year, "sessions": each.sessions, "minutes": each.minutes, "gone": each.gone,
                "training_hours": each.training_hours,
            }
            for each in years
        ],
        "marks": [
            {
                "moment": each.moment.value, "mark": each.mark, "number": each.number,
                "tenths": None if each.average is None else round(each.average * 10),
            }
            for each in marks
        ],
    }  # fmt: skip
    lines = [text("totals.year", year=each.year, sessions=each.sessions, hours=each.hours) for each in years]
    lines += [
        text("totals.mark", moment=text(f"moment.{each.moment.value}"), mark=text(f"evaluation.{each.mark}"),
             average=each.average, number=each.number)
        for each in marks
        if each.average is not None
    ]  # fmt: skip
    call.answer(value, lines or [text("cli.nothing")])

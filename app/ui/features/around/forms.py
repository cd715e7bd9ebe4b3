"""What goes on around a trajectory, one kind for each noun, and what follows on each."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.evaluation import Evaluation
from app.domain.intervision_case import IntervisionCase
from app.domain.joint_talk import JointTalk
from app.domain.recording import Recording
from app.domain.report_due import ReportDue
from app.kernel.errors import Fault
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.kinds import Kind, RecordAct, follow_form, references_of
from app.ui.widgets.dialog import FormDialog, ask
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.usecases.bring_case import bring_case, look_over
from app.usecases.evaluate_trajectory import evaluate_trajectory
from app.usecases.hold_joint_talk import agree_topics, change_joint_talk, plan_joint_talk, share_record
from app.usecases.record_session import destroy_recording, record_session
from app.usecases.schedule_report import report_done, schedule_report

_CASE = (("group", "told_on"), ("question",), ("case",), ("trajectory",))


def change_form(context: Context, near: QWidget, talk: JointTalk) -> FormDialog:
    """Another day, others at the table, other topics."""
    fields = (("on",), ("present",), ("topics",))
    return follow_form(context, near, talk, "around.joint_talk.edit", fields, change_joint_talk)


def agree_form(context: Context, near: QWidget, talk: JointTalk) -> FormDialog:
    """The client agreed to the topics."""
    return follow_form(context, near, talk, "around.agree", (("agreed_on",),), agree_topics, today=("agreed_on",))


def share_form(context: Context, near: QWidget, talk: JointTalk) -> FormDialog:
    """What was agreed at the table."""
    return follow_form(context, near, talk, "around.share", (("shared",),), share_record)


def case_form(context: Context, near: QWidget, client: Id) -> FormDialog:
    """Write a case for colleagues; it is shown exactly as it goes before it counts as brought in."""
    form = RecordForm(context, IntervisionCase, _CASE, references=references_of(context, client))
    form.set_values({"told_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        looked = look_over(context.reader, client, str(values["question"]), str(values["case"]))
        if looked.telling:
            words = ", ".join(looked.telling)
            dialog.show_faults([Fault("intervision_case.case", "leads_to_somebody", (("words", words),))])
            return
        given = {**values, "previewed": looked.digest}
        again = partial(context.do, dialog, dialog.saved, bring_case, given, client)
        shown = ask(
            context, dialog, "around.case.look", "around.case.yes", again, about=looked.question, case=looked.case
        )
        shown.rejected.connect(dialog.failed)

    dialog = FormDialog(
        context, near, "around.case", form, save, primary="around.case.preview", name="noted", about=About(client)
    )
    dialog.open()
    return dialog


def _done(context: Context, near: QWidget, report: ReportDue) -> None:
    context.do(near, lambda _: None, report_done, report.id, {})


def _destroy(context: Context, near: QWidget, recording: Recording) -> None:
    ask(
        context, near, "around.destroy.ask", "around.destroy", partial(_destroyed, context, near, recording),
        danger=True,
    )  # fmt: skip


def _destroyed(context: Context, near: QWidget, recording: Recording) -> None:
    context.do(near, lambda _: None, destroy_recording, recording.id, {})


def _talk_state(talk: JointTalk) -> str:
    if talk.shared:
        return "around.shared"
    return "around.topics_open" if talk.agreed_on is None else "around.topics_agreed"


def _report_state(report: ReportDue) -> str:
    return "around.expected" if report.done_on is None else "around.done"


def _recording_state(recording: Recording) -> str:
    return "around.kept" if recording.destroyed_on is None else "around.destroyed"


KINDS: tuple[Kind, ...] = (
    Kind(
        JointTalk, "around.joint_talk", (("on",), ("present",), ("topics",), ("trajectory",)), plan_joint_talk, (),
        (
            RecordAct("edit", "edit_talk", change_form, lambda each: not each.shared),
            RecordAct("around.agree", "agree_topics", agree_form, lambda each: each.agreed_on is None),
            RecordAct("around.share", "share_record", share_form, lambda each: each.agreed_on is not None),
        ),
        _talk_state,
    ),
    Kind(
        ReportDue, "around.report_due",
        (("what",), ("recipient",), ("trajectory",), ("due_on", "every_weeks"), ("original",)), schedule_report, (),
        (RecordAct("around.report_done", "report_done", _done, lambda each: each.done_on is None),),
        _report_state,
    ),
    Kind(
        Evaluation, "around.evaluation",
        (("moment", "filled_on"), ("result_mark", "guidance_mark", "advice_mark"), ("best",), ("better",),
         ("trajectory",)),
        evaluate_trajectory, ("filled_on",),
    ),
    Kind(
        Recording, "around.recording",
        (("kind", "recorded_on"), ("purpose",), ("consent",), ("original",), ("destroy_by",), ("trajectory",)),
        record_session, ("recorded_on",),
        (RecordAct("around.destroy", "destroy_recording", _destroy, lambda each: each.destroyed_on is None, "danger"),),
        _recording_state,
    ),
    Kind(IntervisionCase, "around.case", _CASE, bring_case, ("told_on",), opens=case_form),
)  # fmt: skip
"""In the order in which the menu offers them."""

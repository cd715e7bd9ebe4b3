"""The dialogs of a training: itself, a meeting, an evaluation form, the result of a scan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.evaluation_form import EvaluationForm
from app.domain.participation import Participation
from app.domain.scan_result import ScanResult
from app.domain.training import Training, TrainingMeeting
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.organisation import new_organisation
from app.ui.forms.references import attachments_of, organisations, trajectories_of
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.link import link
from app.ui.widgets.parts import button, label
from app.usecases.keep_item import add_item, edit_item
from app.usecases.plan_meeting import drop_meeting, move_meeting, plan_meeting
from app.usecases.record_scan import record_scan
from app.usecases.take_in_evaluation import correct_evaluation, take_in_evaluation

_TRAINING: Arrangement = (("title",), ("principal", "place"), ("starts_on", "ends_on", "hours"), ("about",))
_MEETING: Arrangement = (("on", "at", "until"), ("topic", "place"))
_EVALUATION: Arrangement = (("filled_on",), ("content_mark", "use_mark", "trainer_mark"), ("best",), ("better",))
_LOW = 96
"""Pixels of a text of which there are several."""
_SCAN: Arrangement = (("instrument", "taken_on"), ("supplier", "report"), ("outcome",))


def new_training(context: Context, near: QWidget) -> FormDialog:
    """Plan a training, and go to it."""
    form = _training_form(context)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        def made(training: Training) -> None:
            dialog.saved()
            context.navigate(Place("trainings", record=training.id))

        context.do(dialog, made, add_item, Training, values)

    dialog = FormDialog(context, near, "trainings.new", form, save, name="training", about=About())
    return _with_principal(context, dialog)


def edit_training(context: Context, near: QWidget, training: Training) -> FormDialog:
    """Change a training."""
    form = _training_form(context)
    form.set_record(training)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, edit_item, Training, training.id, values)

    about = About(record=training.id)
    return _with_principal(
        context, FormDialog(context, near, "trainings.edit", form, save, name="training", about=about)
    )


def new_meeting(context: Context, near: QWidget, training: Training) -> FormDialog:
    """Plan a meeting."""
    form = RecordForm(context, TrainingMeeting, _MEETING)
    form.set_values({"on": training.starts_on})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, plan_meeting, training.id, values)

    about = About(record=training.id)
    return _shown(FormDialog(context, near, "trainings.meeting.new", form, save, name="meeting", about=about))


def edit_meeting(context: Context, near: QWidget, meeting: TrainingMeeting) -> FormDialog:
    """Change a meeting, or drop it."""
    form = RecordForm(context, TrainingMeeting, _MEETING)
    form.set_record(meeting)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, move_meeting, meeting.id, values)

    about = About(record=meeting.id)
    dialog = FormDialog(context, near, "trainings.meeting.edit", form, save, name="meeting", about=about)

    def drop() -> None:
        context.do(dialog, dialog.saved, drop_meeting, meeting.id)

    dialog.add_button(button(context.text("trainings.meeting.drop"), drop, "quiet", name="drop_meeting"))
    return _shown(dialog)


def evaluation(context: Context, near: QWidget, participation: Participation) -> FormDialog:
    """Take over the evaluation form of a participant, or change it."""
    form = RecordForm(context, EvaluationForm, _EVALUATION)
    known = next(iter(context.reader.find(EvaluationForm, participation=participation.id)), None)
    if known is None:
        form.set_values({"filled_on": context.today})
    else:
        form.set_record(known)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        if known is None:
            context.do(dialog, dialog.saved, take_in_evaluation, participation.id, values)
        else:
            context.do(dialog, dialog.saved, correct_evaluation, known.id, values)

    for name in ("best", "better"):
        form.fields[name].input.stay_low(grown(_LOW))
    about = About(participation.client, participation.id)
    dialog = FormDialog(context, near, "trainings.evaluation", form, save, name="evaluation", about=about)
    dialog.body.addWidget(label(context.text("trainings.evaluation.hint"), "hint"))
    form.fields["content_mark"].input.inner.setFocus()
    return _shown(dialog)


def scan(context: Context, near: QWidget, participation: Participation) -> FormDialog:
    """Record what came out of the scan of a participant."""
    references = {
        "supplier": lambda: organisations(context),
        "report": lambda: attachments_of(context, participation.client),
    }
    form = RecordForm(context, ScanResult, _SCAN, references=references)
    form.set_values({"taken_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        given = {**values, "participation": participation.id}
        context.do(dialog, dialog.saved, record_scan, participation.client, given)

    about = About(participation.client, participation.id)
    dialog = FormDialog(context, near, "trainings.scan", form, save, name="scan", about=about)
    dialog.body.addWidget(label(context.text("trainings.scan.hint"), "hint"))
    return _shown(dialog)


def scan_of(context: Context, near: QWidget, client: Id) -> FormDialog:
    """Record what came out of a scan that was not of a team."""
    references = {
        "supplier": lambda: organisations(context),
        "report": lambda: attachments_of(context, client),
        "trajectory": lambda: trajectories_of(context, client),
    }
    form = RecordForm(context, ScanResult, (*_SCAN, ("trajectory",)), references=references)
    form.set_values({"taken_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, record_scan, client, values)

    about = About(client)
    return _shown(FormDialog(context, near, "trainings.scan.alone", form, save, name="scan", about=about))


def preparation(context: Context, near: QWidget, participation: Participation) -> FormDialog:
    """What a participant wants to learn, or asked to be reckoned with."""
    form = RecordForm(context, Participation, (("preparation",),))
    form.set_record(participation)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, edit_item, Participation, participation.id, values)

    about = About(participation.client, participation.id)
    return _shown(FormDialog(context, near, "trainings.preparation", form, save, name="preparation", about=about))


def _training_form(context: Context) -> RecordForm:
    return RecordForm(context, Training, _TRAINING, references={"principal": lambda: organisations(context)})


def _with_principal(context: Context, dialog: FormDialog) -> FormDialog:
    def add() -> None:
        new_organisation(context, dialog, lambda made: dialog.form.fields["principal"].input.show_value(made.id))

    dialog.add_button(link(context.text("organisation.add"), add, name="new_principal"))
    return _shown(dialog)


def _shown(dialog: FormDialog) -> FormDialog:
    dialog.open()
    return dialog

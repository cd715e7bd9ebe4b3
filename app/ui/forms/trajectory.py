"""The dialogs of a trajectory: start or change one, end one (rows C5, A6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.age import ages_on, younger_than
from app.domain.attachment import Attachment
from app.domain.category import Category, Source
from app.domain.client import Client
from app.domain.organisation import Organisation
from app.domain.trajectory import Trajectory
from app.domain.unfinished import Unfinished
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.forms.organisation import new_organisation
from app.ui.forms.references import attachments_of, organisations, representatives_of
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.link import link
from app.usecases.keep_item import edit_item
from app.usecases.keep_trajectory import add_trajectory, change_trajectory
from app.usecases.take_in_attachment import take_in_attachment

TRAJECTORY_FIELDS: Arrangement = (
    ("title", "kind"),
    ("principal", "agreement"),
    ("starts_on", "ends_on", "agreement_on"),
    ("permission_by", "permission_on"),
    ("rate", "rate_per", "order_number"),
    ("hears",),
    ("role", "follow_up_on"),
    ("question",),
)
_PERMISSION = ("permission_by", "permission_on")
Made = Callable[[Trajectory], None]


class TrajectoryDialog(FormDialog):
    """A trajectory. Principal and signed agreement can be brought in from here."""

    def __init__(
        self, context: Context, near: QWidget, client: Id, trajectory: Trajectory | None, then: Made | None
    ) -> None:
        references = {
            "principal": lambda: organisations(context),
            "agreement": lambda: attachments_of(context, client),
            "permission_by": lambda: representatives_of(context, client),
        }
        form = RecordForm(context, Trajectory, TRAJECTORY_FIELDS, references=references)
        if trajectory is None:
            form.set_values({"starts_on": context.today})
        else:
            form.set_record(trajectory)
        question = form.fields["question"].input.inner
        question.setMaximumHeight(question.minimumHeight())
        self._born = context.reader.get(Client, client).birth_date
        _ask_permission(context, form, self._born)  # before it is measured how high the form is
        title = "trajectory.new" if trajectory is None else "trajectory.edit"
        about = About(client, trajectory.id if trajectory else "")
        super().__init__(context, near, title, form, self._keep, name="trajectory", about=about)
        self._client, self._trajectory, self._then = client, trajectory, then
        file = link(context.text("trajectory.add_agreement"), self._choose_file, name="add_agreement")
        self.add_button(file)
        self.add_button(link(context.text("organisation.add"), self._new_principal, name="new_principal"))
        self.setMinimumWidth(760)
        form.edited.connect(self._arrange)

    def take_up(self, unfinished: Unfinished) -> None:
        """Fill in what was typed before, and ask what follows from it."""
        super().take_up(unfinished)
        self._arrange()

    def _arrange(self) -> None:
        _ask_permission(self.context, self.form, self._born)

    def _keep(self, _: FormDialog, values: dict[str, object]) -> None:
        if self._trajectory is None:
            self.context.do(self, self._kept, add_trajectory, values, self._client, self.context.law)
        else:
            self.context.do(self, self._kept, change_trajectory, self._trajectory.id, values, self.context.law)

    def _kept(self, trajectory: Trajectory) -> None:
        self.saved()
        if self._then is not None:
            self._then(trajectory)

    def _new_principal(self) -> None:
        new_organisation(self.context, self, self._chosen_principal)

    def _chosen_principal(self, organisation: Organisation) -> None:
        self.form.fields["principal"].input.show_value(organisation.id)

    def _choose_file(self) -> None:
        text = self.context.text
        self.context.files.open_file(self, text("trajectory.choose_agreement"), text("attachments.any"), self._take_in)

    def _take_in(self, path: Path) -> None:
        vault, client = self.context.vault, self._client
        given = {"category": Category.ADMINISTRATION.value, "origin": Source.COACH.value}
        self.context.run(
            self,
            self._chosen_agreement,
            lambda progress: take_in_attachment(vault, client, path, given, progress),
            label="attachments.taking_in",
        )

    def _chosen_agreement(self, attachment: Attachment) -> None:
        self.form.fields["agreement"].input.show_value(attachment.id)


def _ask_permission(context: Context, form: RecordForm, born: date | None) -> None:
    """Ask for the permission of a parent only where the client is known to be under age at the agreement (L13). What is
    filled in stays in sight.
    """
    values = form.values()
    try:
        day = date.fromisoformat(str(values["agreement_on"]))
    except ValueError:
        day = context.today
    minor = younger_than(born, ages_on(context.law.statute, day).majority, day)
    for name in _PERMISSION:
        form.fields[name].setVisible(minor or any(values[each] for each in _PERMISSION))


def new_trajectory(context: Context, near: QWidget, client: Id, then: Made | None = None) -> TrajectoryDialog:
    """Start a trajectory with a client; `then` gets it."""
    dialog = TrajectoryDialog(context, near, client, None, then)
    dialog.open()
    return dialog


def edit_trajectory(context: Context, near: QWidget, trajectory: Trajectory) -> TrajectoryDialog:
    """Change a trajectory."""
    dialog = TrajectoryDialog(context, near, trajectory.client, trajectory, None)
    dialog.open()
    return dialog


def end_trajectory(context: Context, near: QWidget, trajectory: Trajectory) -> FormDialog:
    """End a trajectory on a day, today unless another is chosen: from then on its retention terms run."""
    form = RecordForm(context, Trajectory, (("ends_on",),))
    form.set_values({"ends_on": trajectory.ends_on or context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, edit_item, Trajectory, trajectory.id, values)

    dialog = FormDialog(
        context, near, "trajectory.end", form, save, primary="trajectory.end", name="end_trajectory",
        about=About(trajectory.client, trajectory.id),
    )  # fmt: skip
    dialog.open()
    return dialog

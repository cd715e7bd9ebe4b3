"""Adding participants: clients who are ticked, and new people typed or pasted a line each, all at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.new_people import NewPeople, people_in
from app.domain.training import Training
from app.kernel.errors import InputError
from app.ui.context import Context
from app.ui.forms.choose_clients import ChooseClients
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.usecases.enrol import enrol


def add_people(context: Context, near: QWidget, training: Training) -> FormDialog:
    """Everyone new gets a dossier of their own."""
    form = RecordForm(context, NewPeople, (("lines",),))
    clients = ChooseClients(context, "trainings.choose")

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        try:
            new = people_in(str(values["lines"]))
        except InputError as error:
            dialog.show_faults(error.faults)
            return
        known: list[dict[str, object]] = [{"client": each} for each in clients.chosen()]
        context.do(dialog, dialog.saved, enrol, training.id, [*known, *new])

    about = About(record=training.id)
    dialog = FormDialog(
        context, near, "trainings.add_people", form, save, primary="trainings.add", name="add_people", about=about
    )
    dialog.body.insertWidget(0, clients)
    dialog.open()
    return dialog

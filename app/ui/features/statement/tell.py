"""The dialogs that record who was told: of the statement, and that data came from somebody else (rows C1, L17)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.statement import StatementTold
from app.domain.telling import Telling
from app.ui.context import Context
from app.ui.forms.choose_clients import ChooseClients
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.tell_source import tell_source
from app.usecases.tell_statement import tell_statement
from app.usecases.to_be_told import sources_to_tell, statement_to_tell


def tell_statement_form(context: Context, near: QWidget) -> FormDialog:
    """Record who was given the newest statement: whoever has not heard of it is offered, and ticked."""
    form = RecordForm(context, StatementTold, (("told_on", "told_how"), ("note",)))
    form.set_values({"told_on": context.today, "told_how": "email"})
    people = statement_to_tell(context.reader, context.today)
    clients = ChooseClients(context, "statement_screen.who", people, ticked=True)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, tell_statement, clients.chosen(), values)

    dialog = FormDialog(context, near, "statement_screen.tell", form, save, name="tell_statement_form", about=About())
    dialog.body.insertWidget(0, label(context.text("statement_screen.tell.below"), "hint"))
    dialog.body.addWidget(clients)
    dialog.open()
    return dialog


def tell_source_form(context: Context, near: QWidget) -> FormDialog:
    """Record who was told that data came from the principal."""
    form = RecordForm(context, Telling, (("told_on", "told_how"), ("told",)))
    form.set_values({"told_on": context.today, "told_how": "in_person"})
    wanted = {each.client for each in sources_to_tell(context.reader, context.law.statute, context.today)}
    people = [context.reader.get(Client, each) for each in wanted]
    clients = ChooseClients(context, "statement_screen.who", people)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, tell_source, clients.chosen(), values)

    title = "statement_screen.tell_source"
    dialog = FormDialog(context, near, title, form, save, name="tell_source_form", about=About())
    dialog.body.insertWidget(0, label(context.text("statement_screen.tell_source.below"), "hint"))
    dialog.body.addWidget(clients)
    dialog.open()
    return dialog

"""The form of a client: all that is kept of who someone is (row C3)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.usecases.keep_item import add_item, edit_item

CLIENT_FIELDS: Arrangement = (
    ("first_name", "initials", "infix", "surname"),
    ("gender", "birth_date", "birth_place"),
    ("street", "house_number"),
    ("postcode", "town", "country"),
    ("phone", "mobile"),
    ("email", "language"),
)


def new_client(context: Context, near: QWidget, surname: str = "") -> FormDialog:
    """Ask who the new client is, and go to the new dossier."""
    form = RecordForm(context, Client, CLIENT_FIELDS)
    if surname:
        form.set_values({"surname": surname})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        def added(client: Client) -> None:
            dialog.saved()
            context.navigate(Place("dossier", client=client.id))

        context.do(dialog, added, add_item, Client, values)

    return _opened(FormDialog(context, near, "client.new", form, save, name="new_client", about=About()))


def edit_client(context: Context, near: QWidget, client: Client) -> FormDialog:
    """Change what is kept of who a client is."""
    form = RecordForm(context, Client, (*CLIENT_FIELDS, ("died_on",)))
    form.set_record(client)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, edit_item, Client, client.id, values)

    about = About(client.id, client.id)
    return _opened(FormDialog(context, near, "client.edit", form, save, name="edit_client", about=about))


def _opened(dialog: FormDialog) -> FormDialog:
    dialog.setMinimumWidth(720)
    dialog.open()
    return dialog

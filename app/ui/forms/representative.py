"""The dialog of a legal representative (rows C2, L13)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.representative import Representative
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.usecases.keep_item import add_item, edit_item

REPRESENTATIVE_FIELDS: Arrangement = (
    ("first_name", "infix", "surname"),
    ("capacity", "reach"),
    ("phone", "email"),
    ("acts_from", "acts_until"),
    ("statement_read_on",),
)


def new_representative(context: Context, near: QWidget, client: Id) -> FormDialog:
    """Add someone who acts for a client."""
    form = RecordForm(context, Representative, REPRESENTATIVE_FIELDS)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, add_item, Representative, values, client)

    dialog = FormDialog(context, near, "representative.new", form, save, name="representative", about=About(client))
    dialog.open()
    return dialog


def edit_representative(context: Context, near: QWidget, representative: Representative) -> FormDialog:
    """Change someone who acts for a client."""
    form = RecordForm(context, Representative, REPRESENTATIVE_FIELDS)
    form.set_record(representative)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, edit_item, Representative, representative.id, values)

    about = About(representative.client, representative.id)
    dialog = FormDialog(context, near, "representative.edit", form, save, name="representative", about=about)
    dialog.open()
    return dialog

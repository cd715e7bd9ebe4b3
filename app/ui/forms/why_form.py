"""Asking why, and then doing something that needs a reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.declare import Record
from app.ui.context import Context
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label


def why_form(
    context: Context, near: QWidget, record: type[Record], field: str, act: Callable[..., object], about: About, *,
    key: str, name: str, primary: str = "", **arguments: object,
) -> FormDialog:  # fmt: skip
    """Ask for the one field of a record that says why, and do `act` with the record's id and the reason. `key` names
    the act; its title stands under `<key>.title`, what it means under `<key>.text`, which
    takes `arguments`; `primary` is what its button says, where that is not its name.
    """
    form = RecordForm(context, record, ((field,),), required=(field,))

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, act, about.record, str(values[field] or ""))

    dialog = FormDialog(context, near, f"{key}.title", form, save, primary=primary or key, name=name, about=about)
    dialog.body.insertWidget(0, label(context.text(f"{key}.text", **arguments), "muted"))
    dialog.open()
    return dialog

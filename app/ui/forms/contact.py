"""Who speaks for an organisation: the list in its dialog, and the form of one person (row C4)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.organisation import Contact
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import button, label
from app.usecases.keep_item import add_item, edit_item
from app.vault.work import Change

CONTACT_FIELDS: Arrangement = (("first_name", "infix", "surname"), ("position",), ("phone", "email"))


class ContactList(QWidget):
    """All contacts of an organisation, each with a button to change it."""

    def __init__(self, context: Context, organisation: Id) -> None:
        super().__init__()
        self._context, self._organisation = context, organisation
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._lines)
        layout.addWidget(button(context.text("contact.new"), self._add, name="new_contact"))
        context.changed.connect(self._changed)
        self._fill()

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        contacts = self._context.reader.find(Contact, organisation=self._organisation)
        for each in contacts:
            self._lines.addWidget(self._line(each))
        if not contacts:
            self._lines.addWidget(label(self._context.text("contact.none"), "muted"))

    def _line(self, contact: Contact) -> QWidget:
        made = QWidget()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(contact.name))
        more = " · ".join(each for each in (contact.position, contact.phone, contact.email) if each)
        layout.addWidget(label(more, "muted"), 1)
        edit = button(self._context.text("edit"), lambda: self._edit(contact), "quiet", name="edit_contact")
        edit.setAccessibleName(f"{edit.text()}: {contact.name}")
        layout.addWidget(edit)
        return made

    def _add(self) -> None:
        new_contact(self._context, self, self._organisation)

    def _edit(self, contact: Contact) -> None:
        edit_contact(self._context, self, contact)

    def _changed(self, changes: frozenset[Change]) -> None:
        if any(each.noun == Contact.noun.name for each in changes):
            self._fill()


def new_contact(context: Context, near: QWidget, organisation: Id) -> FormDialog:
    """Add someone who speaks for an organisation."""
    form = RecordForm(context, Contact, CONTACT_FIELDS)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, add_item, Contact, {**values, "organisation": organisation})

    about = About(record=organisation)
    dialog = FormDialog(context, near, "contact.new", form, save, name="contact", about=about)
    dialog.open()
    return dialog


def edit_contact(context: Context, near: QWidget, contact: Contact) -> FormDialog:
    """Change someone who speaks for an organisation."""
    form = RecordForm(context, Contact, CONTACT_FIELDS)
    form.set_record(contact)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, edit_item, Contact, contact.id, values)

    about = About(record=contact.id)
    dialog = FormDialog(context, near, "contact.edit", form, save, name="contact", about=about)
    dialog.open()
    return dialog

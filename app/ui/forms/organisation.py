"""The dialog of an organisation, with those who speak for it: principals, recipients (row C4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.organisation import Contact, Organisation
from app.kernel.errors import Fault
from app.ui.context import Context
from app.ui.forms.contact import CONTACT_FIELDS, ContactList
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.add_organisation import add_organisation
from app.usecases.keep_item import edit_item

ORGANISATION_FIELDS: Arrangement = (
    ("name", "kind"),
    ("street", "house_number"),
    ("postcode", "town", "country"),
    ("phone", "email"),
    ("kvk",),
)
Made = Callable[[Organisation], None]


class OrganisationDialog(Dialog):
    """An organisation; below it, for a new one its first contact, else the list of all."""

    def __init__(self, context: Context, near: QWidget, organisation: Organisation | None, then: Made | None) -> None:
        title = "organisation.new" if organisation is None else "organisation.edit"
        super().__init__(context, near, title, "dialog.save", name="organisation")
        self.setMinimumWidth(700)
        self._organisation, self._then = organisation, then
        self.form = RecordForm(context, Organisation, ORGANISATION_FIELDS)
        self.contact: RecordForm | None = None
        inside: list[QWidget] = [self.form, label(context.text("organisation.contacts"), "heading")]
        if organisation is None:
            self.contact = RecordForm(context, Contact, CONTACT_FIELDS)
            inside += [label(context.text("organisation.contacts.hint"), "hint"), self.contact]
        else:
            self.form.set_record(organisation)
            inside.append(ContactList(context, organisation.id))
        for each in inside:
            self.body.addWidget(each)
        self.body.addStretch(1)
        forms = (self.form,) if self.contact is None else (self.form, self.contact)
        self.keep_typed(About(record=organisation.id if organisation else ""), *forms)
        self.form.focus_first()

    def confirmed(self) -> None:
        """Save; the button rests until there is an answer."""
        self.primary.setEnabled(False)
        given = self.form.values()
        if self._organisation is None:
            contact = {} if self.contact is None else self.contact.values()
            self.context.do(self, self._saved, add_organisation, given, contact)
        else:
            self.context.do(self, self._saved, edit_item, Organisation, self._organisation.id, given)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at the fields of either form what is wrong."""
        of_contact = [each for each in faults if each.label.startswith(f"{Contact.noun.name}.")]
        if self.contact is not None:
            self.contact.show_faults(of_contact)
        self.form.show_faults([each for each in faults if each not in of_contact])
        self.failed()

    def failed(self) -> None:
        """Let the coach try again."""
        self.primary.setEnabled(True)

    def is_edited(self) -> bool:
        """Whether going back would lose something."""
        return self.form.dirty or (self.contact is not None and self.contact.dirty)

    def _saved(self, organisation: Organisation) -> None:
        self.accept()
        if self._then is not None:
            self._then(organisation)


def new_organisation(context: Context, near: QWidget, then: Made | None = None) -> OrganisationDialog:
    """Add an organisation; `then` gets it."""
    dialog = OrganisationDialog(context, near, None, then)
    dialog.open()
    return dialog


def edit_organisation(context: Context, near: QWidget, noun: str, record: str) -> OrganisationDialog | None:
    """Show and change an organisation, found by itself or by one of its contacts; None where it is gone."""
    reader = context.reader
    if noun == Contact.noun.name:
        contact = reader.maybe(Contact, record)
        record = "" if contact is None else contact.organisation
    organisation = reader.maybe(Organisation, record)
    if organisation is None:
        return None
    dialog = OrganisationDialog(context, near, organisation, None)
    dialog.open()
    return dialog

"""The dialogs of people in no dossier: the newsletter, an enquiry, answering it, making a dossier of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.enquiry import Enquiry
from app.domain.newsletter_contact import NewsletterContact
from app.domain.take_over import TakeOver
from app.ui.context import Context
from app.ui.place import Place
from app.ui.theme.fonts import grown
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.answer_enquiry import answer_enquiry, take_in_enquiry
from app.usecases.keep_item import edit_item
from app.usecases.subscribe import subscribe
from app.usecases.take_over_enquiry import take_over_enquiry

_READER: Arrangement = (
    ("name", "email"), ("ground", "language"), ("text",), ("consented_on", "consented_how"), ("source",),
)  # fmt: skip
_ENQUIRY: Arrangement = (("name",), ("email", "phone"), ("question",), ("received_on", "received_how"))
_TAKE_OVER: Arrangement = (("asked_on",), ("consent_text",), ("consented_on", "consented_how", "kept_until"))
_LOW = 110
"""Pixels of a text among other fields."""


def new_reader(context: Context, near: QWidget) -> FormDialog:
    """Put someone on the list of the newsletter."""
    form = RecordForm(context, NewsletterContact, _READER)
    form.set_values({"consented_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, subscribe, values)

    return _shown(FormDialog(context, near, "relations.reader.new", form, save, name="reader", about=About()), "text")


def edit_reader(context: Context, near: QWidget, reader: NewsletterContact) -> FormDialog:
    """Change what is kept of a reader."""
    form = RecordForm(context, NewsletterContact, _READER)
    form.set_record(reader)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, edit_item, NewsletterContact, reader.id, values)

    about = About(record=reader.id)
    return _shown(FormDialog(context, near, "relations.reader.edit", form, save, name="reader", about=about), "text")


def new_enquiry(context: Context, near: QWidget) -> FormDialog:
    """Record what came in, and go to it."""
    form = RecordForm(context, Enquiry, _ENQUIRY)
    form.set_values({"received_on": context.today})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        def made(enquiry: Enquiry) -> None:
            dialog.saved()
            context.navigate(Place("relations", record=enquiry.id, part="enquiry"))

        context.do(dialog, made, take_in_enquiry, values)

    dialog = FormDialog(context, near, "relations.enquiry.new", form, save, name="enquiry", about=About())
    return _shown(dialog, "question")


def answer_form(context: Context, near: QWidget, enquiry: Enquiry) -> FormDialog:
    """Record that it was answered today, and in short what."""
    form = RecordForm(context, Enquiry, (("answer",),), required=("answer",))

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, answer_enquiry, enquiry.id, str(values["answer"]))

    about = About(record=enquiry.id)
    return _shown(FormDialog(context, near, "relations.enquiry.answer", form, save, name="answer", about=about))


def take_over_form(context: Context, near: QWidget, enquiry: Enquiry) -> FormDialog:
    """Make a dossier of it, and go there."""
    form = RecordForm(context, TakeOver, _TAKE_OVER)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        def made(client: Client) -> None:
            dialog.saved()
            context.navigate(Place("dossier", client=client.id))

        context.do(dialog, made, take_over_enquiry, context.law, context.translator, enquiry.id, values)

    about = About(record=enquiry.id)
    dialog = FormDialog(context, near, "relations.enquiry.take_over", form, save, name="take_over", about=about)
    dialog.body.insertWidget(0, label(context.text("relations.enquiry.take_over.hint"), "hint"))
    return _shown(dialog, "consent_text")


def _shown(dialog: FormDialog, *low: str) -> FormDialog:
    for name in low:
        dialog.form.fields[name].input.stay_low(grown(_LOW))
    dialog.open()
    return dialog

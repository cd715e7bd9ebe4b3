"""The cards of someone in no dossier: what is kept, what can be done with it, and their rights."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.domain.declare import Record
from app.domain.enquiry import Enquiry
from app.domain.newsletter_contact import NewsletterContact
from app.domain.reason import worded
from app.domain.retention import Explainer
from app.packages.safe_names import safe_name
from app.ui.context import Context
from app.ui.features.relations import forms
from app.ui.features.relations.erase import erase_outside
from app.ui.widgets.card import Card, details
from app.ui.widgets.dialog import FormDialog, tell
from app.ui.widgets.parts import button, label
from app.usecases.current_policy import policy_on
from app.usecases.person_outside import save_person_pdf
from app.usecases.subscribe import unsubscribe
from app.vault.kept_items import load_outside

T = TypeVar("T", bound=Record)


def reader_cards(context: Context, near: QWidget, reader: NewsletterContact) -> list[QWidget]:
    """What is kept of a reader; off the list in one step."""
    text = context.text
    edit = button(text("edit"), partial(_open, forms.edit_reader, context, near, reader), name="edit_reader")
    off = button(
        text("relations.unsubscribe"),
        lambda: context.do(near, None, unsubscribe, reader.id),
        "primary",
        name="unsubscribe",
    )
    card = Card(text("relations.newsletter"), *((edit, off) if reader.subscribed else (edit,)))
    fields = ("email", "ground", "language", "source", "consented_on", "consented_how", "unsubscribed_on")
    card.body.addWidget(details(reader, fields, context.translator, 3))
    card.body.addWidget(details(reader, ("text",), context.translator, 1))
    return [card, _rights(context, near, reader, reader.email)]


def enquiry_cards(context: Context, near: QWidget, enquiry: Enquiry) -> list[QWidget]:
    """What was asked and answered, and making a dossier of it."""
    text = context.text
    take = button(
        text("relations.enquiry.take_over"),
        partial(_open, forms.take_over_form, context, near, enquiry),
        name="take_over",
    )
    answer = button(
        text("relations.enquiry.answer"),
        partial(_open, forms.answer_form, context, near, enquiry),
        "primary",
        name="answer",
    )
    card = Card(text("enquiry.question"), *((take, answer) if enquiry.answered_on is None else (take,)))
    card.body.addWidget(label(enquiry.question))
    fields = ("email", "phone", "received_on", "received_how", "answered_on")
    card.body.addWidget(details(enquiry, fields, context.translator, 3))
    card.body.addWidget(details(enquiry, ("answer",), context.translator, 1))
    return [card, _rights(context, near, enquiry, enquiry.email)]


def _open(form: Callable[[Context, QWidget, T], FormDialog], context: Context, near: QWidget, record: T) -> None:
    form(context, near, record)


def _rights(context: Context, near: QWidget, record: Record, email: str) -> Card:
    """Until when it is kept, and what the person can ask."""
    text, today = context.text, context.today
    explainer = Explainer(policy_on(context.reader, today), context.law.statute, today)
    kept = explainer.explain(load_outside(context.reader, ()).item(record))
    copy = button(text("relations.copy"), lambda: _save_copy(context, near, email), name="copy_for_person")
    copy.setEnabled(bool(email))
    erase = button(text("relations.erase"), lambda: erase_outside(context, near, record), name="erase_person")
    card = Card(text("relations.rights"), copy, erase)
    card.body.addWidget(label("\n".join(worded(each, context.translator) for each in kept.reasons)))
    return card


def _save_copy(context: Context, near: QWidget, email: str) -> None:
    vault, parts, translator = context.vault, context.parts, context.translator
    title = context.text("person.title")

    def saved(file: Path) -> None:
        tell(context, near, "relations.copy.saved", file.name)

    def write(path: Path) -> None:
        def printing(_: object) -> Path:
            save_person_pdf(vault.reader(), parts, email, path, translator)
            return path

        context.run(near, saved, printing, label="relations.copy")

    context.files.save_file(near, title, f"{safe_name(title)}.pdf", "PDF (*.pdf)", write)

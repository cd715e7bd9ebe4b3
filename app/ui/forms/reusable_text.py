"""Texts to reuse: their dialog, and how an editor offers them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.document_field import DocumentField
from app.domain.reusable_text import ReusableText
from app.ui.context import Context
from app.ui.editor import FieldOffer, ProseEditor, TextOffer
from app.ui.place import Place
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.prose_input import ProseInput
from app.usecases.reusable_texts import add_text, change_text, texts_by_name

_FIELDS: Arrangement = (("name",), ("text",))


def new_text(context: Context, near: QWidget, source: str = "") -> FormDialog:
    """Write a text to reuse; `source` is what it begins with."""
    form = _form(context)
    if source:
        form.set_values({"text": source})

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, add_text, values)

    dialog = FormDialog(context, near, "reusable_texts.new", form, save, name="reusable_text", about=About())
    dialog.open()
    form.fields["name"].input.setFocus()
    return dialog


def edit_text(context: Context, near: QWidget, text: ReusableText) -> FormDialog:
    """Change a text to reuse."""
    form = _form(context)
    form.set_record(text)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, change_text, text.id, values)

    about = About(record=text.id)
    dialog = FormDialog(context, near, "reusable_texts.edit", form, save, name="reusable_text", about=about)
    dialog.open()
    return dialog


def offer_texts(
    context: Context, editor: ProseEditor, near: QWidget, fill: Callable[[str], str] = lambda source: source
) -> None:
    """Let the texts to reuse be put in by their names, and a selection be kept as one. `fill` makes of a text what is
    put in; it stays as it is unless told otherwise.
    """

    def load() -> tuple[TextOffer, ...]:
        return tuple(TextOffer(each.name, fill(each.text)) for each in texts_by_name(context.reader))

    def keep(source: str) -> None:
        new_text(context, near, source)

    editor.offer_texts(load, keep, lambda: context.navigate(Place("reusable_texts")))


def text_fields(context: Context) -> tuple[FieldOffer, ...]:
    """The fields of a document, by name alone."""
    return tuple(FieldOffer(each.value, context.text(each.label), "…") for each in DocumentField)


def _form(context: Context) -> RecordForm:
    """Its editor offers the fields of a document by name: what they stand for differs from client to client."""
    form = RecordForm(context, ReusableText, _FIELDS)
    written = form.fields["text"].input
    if isinstance(written, ProseInput):
        written.editor.offer_fields(text_fields(context))
    return form

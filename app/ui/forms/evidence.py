"""Evidence for what a client decided: a file of the dossier, or one that is taken in on the spot."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.domain.attachment import Attachment
from app.domain.category import Category, Source
from app.domain.document import Channel
from app.domain.received_answer import ReceivedAnswer
from app.kernel.ids import Id
from app.ui.context import Context
from app.ui.place import Place
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.link import link
from app.usecases.take_in_attachment import take_in_attachment


def below(form: RecordForm, name: str, made: QPushButton) -> None:
    """Put a button right below a field, where Tab comes to it next."""
    field = form.fields[name]
    layout = cast(QVBoxLayout, field.layout())
    layout.insertWidget(layout.indexOf(field.input) + 1, made)
    form.setTabOrder(field.input.inner, made)


def evidence_place(context: Context, evidence: Attachment) -> Place:
    """Where evidence is looked at: an answer of the client beside what it answers, anything else as the file it is."""
    received = context.reader.find(ReceivedAnswer, evidence=evidence.id, how=Channel.PACKAGE)
    if received:
        return Place("answer", evidence.client, received[0].id)
    return Place("dossier", evidence.client, evidence.id, Attachment.noun.name)


def offer_evidence(context: Context, dialog: FormDialog, client: Id) -> None:
    """Below the dialog's field `evidence` comes a button that takes a file into the dossier and chooses it there."""

    def chosen(attachment: Attachment) -> None:
        dialog.form.fields["evidence"].input.show_value(attachment.id)

    def take_in(path: Path) -> None:
        vault, given = context.vault, {"category": Category.CONSENT_EVIDENCE.value, "origin": Source.CLIENT.value}
        task = context.run(
            dialog,
            chosen,
            lambda progress: take_in_attachment(vault, client, path, given, progress),
            label="evidence.taking_in",
        )
        add.setEnabled(False)
        task.ended.connect(partial(add.setEnabled, True))

    def ask() -> None:
        context.files.open_file(dialog, context.text("evidence.choose"), context.text("evidence.kinds"), take_in)

    add = link(context.text("evidence.add"), ask, name="add_evidence")
    below(dialog.form, "evidence", add)

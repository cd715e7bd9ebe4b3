"""Taking back a draft that lies with the client, and telling a principal that no report comes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.document import Channel, Document, Version
from app.domain.gate import require
from app.domain.gates.neutral_notice import neutral_notice_gate
from app.domain.package import Package
from app.domain.trajectory import Trajectory
from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.tell import tell_principal
from app.usecases.withdraw_draft import withdraw_draft

_WHY = (("called_back_why",),)


def withdraw_form(context: Context, near: QWidget, version: Version) -> FormDialog:
    """Ask why, and withdraw it."""
    form = RecordForm(context, Package, _WHY)
    client = context.reader.get(Client, version.client)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, withdraw_draft, version.id, str(values["called_back_why"] or ""))

    dialog = FormDialog(
        context, near, "documents_screen.withdraw.title", form, save,
        primary="documents_screen.withdraw.do", name="withdraw_draft", about=About(version.client, version.id),
    )  # fmt: skip
    dialog.body.insertWidget(0, label(context.text("documents_screen.withdraw.text", client=client.name), "muted"))
    dialog.open()
    return dialog


def give_notice(context: Context, near: QWidget, version: Version) -> None:
    """Ask the gate, then where the letter goes; the telling is recorded with it."""
    vault, parts = context.vault, context.parts
    document = context.reader.get(Document, version.document)
    principal = context.reader.get(Trajectory, document.trajectory).principal
    try:
        require(neutral_notice_gate(version.state, principal))
    except CoachkluisError as refused:
        context.present(refused, near)
        return

    def write(target: Path) -> None:
        path = target if target.suffix else target.with_suffix(".pdf")
        work = partial(tell_principal, vault, parts, version.id, path, Channel.PAPER)
        context.run(near, None, lambda _: work(), label="documents_screen.notice.working")

    suggested = f"{context.text('noted.letter.file')}.pdf"
    context.files.save_file(near, context.text("documents_screen.notice.place"), suggested, "PDF (*.pdf)", write)

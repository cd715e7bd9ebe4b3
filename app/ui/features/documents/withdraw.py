"""Taking back a draft that lies with the client, or what was recorded of it by mistake, and telling a principal that no
report comes.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.client import Client
from app.domain.document import Channel, Document, Version
from app.domain.gate import require
from app.domain.gates.neutral_notice import neutral_notice_gate
from app.domain.package import Package
from app.domain.received_answer import ReceivedAnswer
from app.domain.trajectory import Trajectory
from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.forms.why_form import why_form
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form_keeper import About
from app.usecases.take_decision_back import take_decision_back
from app.usecases.tell import tell_principal
from app.usecases.withdraw_draft import withdraw_draft


def withdraw_form(context: Context, near: QWidget, version: Version) -> FormDialog:
    """Ask why, and withdraw it."""
    client = context.reader.get(Client, version.client).name
    return why_form(
        context, near, Package, "called_back_why", withdraw_draft, About(version.client, version.id),
        key="documents_screen.withdraw", name="withdraw_draft", primary="documents_screen.withdraw.do", client=client,
    )  # fmt: skip


def take_back_form(context: Context, near: QWidget, version: Version) -> FormDialog:
    """Ask why what was recorded of the client is not right, and take it back."""
    return why_form(
        context, near, ReceivedAnswer, "set_aside_why", take_decision_back, About(version.client, version.id),
        key="documents_screen.take_back", name="take_back", primary="documents_screen.take_back.do",
        state=context.text(f"version_state.{version.state.value}"), day=version.decided_on,
    )  # fmt: skip


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

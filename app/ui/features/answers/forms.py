"""Setting an answer aside, and writing the receipt of one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.received_answer import ReceivedAnswer
from app.kernel.errors import CoachkluisError
from app.ui.context import Context
from app.ui.forms.why_form import why_form
from app.ui.widgets.dialog import Dialog, FormDialog
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import button, label
from app.usecases.accept_answer import set_answer_aside
from app.usecases.answer_receipt import answer_receipt, write_answer_receipt


def set_aside_form(context: Context, near: QWidget, received: ReceivedAnswer) -> FormDialog:
    """Ask why it does not count, and set it aside."""
    return why_form(
        context, near, ReceivedAnswer, "set_aside_why", set_answer_aside, About(received.client, received.id),
        key="answers.set_aside", name="set_aside",
    )  # fmt: skip


class ReceiptDialog(Dialog):
    """The text to send, to copy or to write out as a letter."""

    def __init__(self, context: Context, near: QWidget, received: ReceivedAnswer, text: str) -> None:
        super().__init__(context, near, "answers.receipt.title", "answers.receipt.save", name="receipt")
        self.setMinimumWidth(620)
        self._received = received
        self.body.addWidget(label(context.text("answers.receipt.text"), "muted"))
        shown = QPlainTextEdit(text)
        shown.setObjectName("receipt_text")
        shown.setAccessibleName(context.text("answers.receipt.title"))
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setMinimumHeight(shown.fontMetrics().lineSpacing() * 12)
        self.body.addWidget(shown)
        self.add_button(button(context.text("answers.receipt.copy"), partial(_copy, text), name="copy_receipt"))
        self.back.setText(context.text("dialog.close"))

    def confirmed(self) -> None:
        """Ask where the letter goes."""
        text = self.context.text
        suggested = text("answers.receipt.file", day=self.context.today.isoformat())
        self.context.files.save_file(self, text("answers.receipt.title"), suggested, "PDF (*.pdf)", self._write)

    def _write(self, target: Path) -> None:
        vault, parts, identity = self.context.vault, self.context.parts, self._received.id
        path = target if target.suffix else target.with_suffix(".pdf")
        self.context.run(
            self, lambda _: self.accept(), lambda _: write_answer_receipt(vault, parts, identity, path),
            label="answers.receipt.title",
        )  # fmt: skip


def show_receipt(context: Context, near: QWidget, received: ReceivedAnswer) -> None:
    """Show the receipt; to somebody who died nothing is sent."""
    try:
        text = answer_receipt(context.reader, context.parts, received.id).text
    except CoachkluisError as refused:
        context.present(refused, near)
        return
    ReceiptDialog(context, near, received, text).open()


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)

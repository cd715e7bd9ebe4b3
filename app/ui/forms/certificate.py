"""What was destroyed, told after it is done: with its certificate."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.destruction import Destruction
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.widgets.dialog import Dialog, ask
from app.usecases.certify import save_certificate


def certificate_done(context: Context, near: QWidget, done: Destruction) -> Dialog:
    """Say that it is done, and offer the certificate."""
    dialog = ask(
        context,
        near,
        "retention_acts.done",
        "retention_acts.save_certificate",
        lambda: save_as_pdf(context, near, done),
    )
    dialog.back.setText(context.text("retention_acts.close"))
    return dialog


def save_as_pdf(context: Context, near: QWidget, done: Destruction) -> None:
    """Write the certificate where the coach says."""
    vault, translator = context.vault, context.translator
    suggested = f"{context.text('documents.certificate.title')} {done.done_on.isoformat()}.pdf"

    def chosen(target: Path) -> None:
        def work(_: Progress) -> None:
            save_certificate(vault.reader(), done, target, translator)

        context.run(near, lambda _: None, work, label="retention_acts.save_certificate")

    context.files.save_file(near, context.text("retention_acts.save_certificate"), suggested, "PDF (*.pdf)", chosen)

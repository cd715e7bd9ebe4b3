"""A version on paper, and as a PDF under a passphrase of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.document import Version
from app.packages.passphrase import generate_passphrase
from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label
from app.ui.widgets.passphrase_panel import PassphrasePanel
from app.usecases.print_document import print_document, version_pdf


def put_on_paper(context: Context, near: QWidget, version: Version) -> None:
    """Show it as it prints, and print it."""
    from app.ui.widgets.printing import print_pdf  # QtPrintSupport costs time that only who prints should pay

    vault, parts = context.vault, context.parts
    context.run(
        near,
        lambda pdf: print_pdf(context, pdf, near),
        lambda _: version_pdf(vault, parts, version.id),
        label="documents_screen.printing",
    )


def save_locked(context: Context, near: QWidget, version: Version) -> None:
    """Ask where, write the PDF there under a new passphrase, and tell that once: it is kept nowhere."""
    vault, parts, text = context.vault, context.parts, context.text

    def go(target: Path) -> None:
        path = target if target.suffix else target.with_suffix(".pdf")
        passphrase = generate_passphrase()
        context.run(
            near,
            lambda _: _tell(context, near, path, passphrase),
            lambda _: print_document(vault, parts, version.id, path, passphrase),
            label="documents_screen.pdf.working",
        )

    suggested = text("documents_screen.pdf.file", day=context.today.isoformat())
    context.files.save_file(near, text("documents_screen.pdf.place"), suggested, text("documents_screen.pdf.kind"), go)


def _tell(context: Context, near: QWidget, path: Path, passphrase: str) -> None:
    dialog = Dialog(context, near, "documents_screen.locked.title", "dialog.close", name="locked_pdf")
    dialog.back.hide()
    dialog.body.addWidget(label(context.text("documents_screen.locked", file=path.name)))
    dialog.body.addWidget(PassphrasePanel(context, passphrase))
    dialog.open()

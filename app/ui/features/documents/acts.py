"""The short acts on a version: making it final, going on in a new one, saving its PDF, changing its title."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.document import Document, Version, VersionState
from app.domain.gate import GateRefused
from app.ui.context import Context
from app.ui.forms.references import trajectories_of
from app.ui.widgets.dialog import FormDialog, ask
from app.ui.widgets.form import RecordForm
from app.ui.widgets.form_keeper import About
from app.usecases.deal_with_comment import open_comments
from app.usecases.finalise_document import finalise_document, require_finalisable
from app.usecases.keep_item import edit_item
from app.usecases.print_document import print_document
from app.usecases.write_document import begin_version

_FIELDS = (("title",), ("trajectory",), ("language",))


def finalise(context: Context, near: QWidget, version: Version) -> None:
    """Ask the gates, ask the coach, and make it final."""
    vault, parts = context.vault, context.parts
    try:
        require_finalisable(context.reader, version, parts)
    except GateRefused as refused:
        context.present(refused, near)
        return

    def go() -> None:
        context.run(
            near, None, lambda _: finalise_document(vault, parts, version.id), label="documents_screen.finalise.working"
        )  # fmt: skip

    still_open = len(open_comments(context.reader, version))
    warning = context.translator.count("documents_screen.finalise.comments", still_open) if still_open else ""
    ask(context, near, "documents_screen.finalise", "documents_screen.step.finalise", go, warning=warning)


def go_on(context: Context, near: QWidget, version: Version) -> None:
    """Begin the next version; asks first where this one gives way to it."""

    def go() -> None:
        context.do(near, None, begin_version, version.document)

    if version.state in (VersionState.SHARED, VersionState.APPROVED):
        ask(context, near, "documents_screen.new_version", "documents_screen.step.new_version", go)
    else:
        go()


def save_pdf(context: Context, near: QWidget, version: Version) -> None:
    """Ask where, and write the PDF there."""
    vault, parts = context.vault, context.parts

    def go(target: Path) -> None:
        path = target if target.suffix else target.with_suffix(".pdf")
        context.run(
            near, None, lambda _: print_document(vault, parts, version.id, path), label="documents_screen.pdf.working"
        )

    suggested = context.text("documents_screen.pdf.file", day=context.today.isoformat())
    context.files.save_file(
        near, context.text("documents_screen.pdf.place"), suggested, context.text("documents_screen.pdf.kind"), go
    )


def edit_document(context: Context, near: QWidget, version: Version) -> FormDialog:
    """Change title, trajectory or language. What was frozen keeps what it says."""
    document = context.reader.get(Document, version.document)
    form = RecordForm(
        context, Document, _FIELDS, references={"trajectory": lambda: trajectories_of(context, version.client)}
    )
    form.set_record(document)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        context.do(dialog, dialog.saved, edit_item, Document, document.id, values)

    about = About(version.client, version.id)
    dialog = FormDialog(context, near, "documents_screen.step.edit", form, save, name="edit_document", about=about)
    dialog.open()
    return dialog

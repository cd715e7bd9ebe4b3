"""Taking files into a dossier: asked once what they are, then brought in with progress, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.attachment import Attachment
from app.domain.values import read_named
from app.kernel.errors import InputError
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.features.attachments.bring_in import NotBroughtIn, bring_in
from app.ui.forms.references import trajectories_of
from app.ui.widgets.dialog import FormDialog, tell
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import label
from app.usecases.keep_item import edit_item

_ONE: Arrangement = (("name",), ("category", "origin"), ("trajectory",))
_MANY: Arrangement = _ONE[1:]


def take_in(context: Context, near: QWidget, client: Id, paths: Sequence[Path]) -> FormDialog | None:
    """Ask what these files are, and take them in; None where there is no file among them."""
    files = [each for each in paths if each.is_file()]
    if not files:
        return None
    one = len(files) == 1
    form = _form(context, client, _ONE if one else _MANY)
    if one:
        form.set_values({"name": files[0].name})
    window = near.window()

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        try:
            read_named(Attachment, values, tuple(values))
        except InputError as error:
            context.present(error, dialog)
            return
        dialog.saved()
        _bring_in(context, window, client, files, values)

    dialog = FormDialog(context, near, "attachments.add", form, save, primary="attachments.take_in", name="take_in")
    if not one:
        dialog.body.insertWidget(0, label(context.translator.count("attachments.files", len(files))))
    dialog.body.addWidget(label(context.text("attachments.original"), "hint"))
    dialog.open()
    return dialog


def edit_attachment(
    context: Context, near: QWidget, attachment: Attachment, then: Callable[[Attachment], None] | None = None
) -> FormDialog:
    """Change what is kept beside the file itself."""
    form = _form(context, attachment.client, _ONE)
    form.set_record(attachment)

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        def changed(now: Attachment) -> None:
            dialog.saved()
            if then is not None:
                then(now)

        context.do(dialog, changed, edit_item, Attachment, attachment.id, values)

    about = About(attachment.client, attachment.id)
    dialog = FormDialog(context, near, "attachments.edit", form, save, name="attachment", about=about)
    dialog.open()
    return dialog


def _form(context: Context, client: Id, rows: Arrangement) -> RecordForm:
    return RecordForm(context, Attachment, rows, references={"trajectory": lambda: trajectories_of(context, client)})


def _bring_in(context: Context, window: QWidget, client: Id, files: Sequence[Path], values: dict[str, object]) -> None:
    """Owned by the window: whoever goes to another page meanwhile still hears what went wrong."""
    vault = context.vault

    def bringing(progress: Progress) -> tuple[NotBroughtIn, ...]:
        return bring_in(vault, client, files, values, progress)

    def brought(refused: tuple[NotBroughtIn, ...]) -> None:
        if len(files) == 1 and refused:
            context.present(refused[0].error, window)
        elif refused:
            tell(context, window, "attachments.not_added", listed=[_why(context, each) for each in refused])

    context.run(window, brought, bringing, label="attachments.taking_in")


def _why(context: Context, refused: NotBroughtIn) -> str:
    return f"{refused.name}: {context.text(refused.error.key, **refused.error.arguments)}"

"""Taking files into a dossier: asked once what they are, then brought in with progress, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.documents.boxes import Masking
from app.documents.file_kind import FileKind, file_kind
from app.domain.attachment import Attachment
from app.domain.client import Client
from app.domain.unfinished import Unfinished, read_typed, typed_key
from app.domain.values import read_named
from app.kernel.errors import CoachkluisError, InputError
from app.kernel.ids import Id
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.features.attachments.bring_in import NotBroughtIn, bring_in
from app.ui.forms.masking_dialog import Masked, MaskingDialog
from app.ui.forms.masking_draft import MaskingDraft, files_of
from app.ui.forms.references import trajectories_of
from app.ui.widgets.dialog import FormDialog, tell
from app.ui.widgets.error_words import error_words
from app.ui.widgets.form import Arrangement, RecordForm
from app.ui.widgets.form_keeper import About
from app.ui.widgets.parts import button, label
from app.usecases.keep_item import edit_item
from app.usecases.mask_attachment import read_source_file

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
    window, drawn = near.window(), list[Masked]()

    def save(dialog: FormDialog, values: dict[str, object]) -> None:
        try:
            read_named(Attachment, values, tuple(values))
        except InputError as error:
            context.present(error, dialog)
            return
        dialog.saved()
        _bring_in(context, window, client, files, values, drawn[-1].masking if drawn else None)

    dialog = FormDialog(
        context, near, "attachments.add", form, save, primary="attachments.take_in", name="take_in",
        about=About(client),
    )  # fmt: skip
    draft = MaskingDraft(dialog, files)
    if dialog.keeper is not None:
        dialog.keeper.add(draft)
    if not one:
        dialog.body.insertWidget(0, label(context.translator.count("attachments.files", len(files))))
    dialog.body.addWidget(label(context.text("attachments.original"), "hint"))
    if one and _begins_as(files[0]) is not FileKind.OTHER:
        _offer_masking(context, dialog, draft, drawn)
    dialog.open()
    return dialog


def take_in_again(context: Context, near: QWidget, left: Unfinished) -> FormDialog | None:
    """Ask again what files are that were chosen before a lock; None where they went meanwhile."""
    typed = read_typed(left.content).get(typed_key(Attachment.noun.name, 2), {})
    return take_in(context, near, context.reader.get(Client, left.client).id, files_of(typed))


def _offer_masking(context: Context, dialog: FormDialog, draft: MaskingDraft, drawn: list[Masked]) -> None:
    """A scan can be covered, cut and turned before anything of it comes into the vault."""
    said = label(context.text("masking.drawn"), "muted")
    said.setObjectName("drawn")
    said.hide()
    dialog.body.addWidget(said)

    def take(masked: Masked) -> None:
        drawn.append(masked)
        said.show()

    def mask() -> None:
        masking = opened()
        if masking is not None:
            masking.open()

    def again() -> None:
        """After a lock: what was being drawn is on the screen again, and what was drawn counts again."""
        was_open, masking = draft.shown, opened()
        if masking is None:
            return
        if was_open:
            masking.open()
        else:
            masking.confirmed()

    def opened() -> MaskingDialog | None:
        try:
            data = read_source_file(draft.files[0])
        except CoachkluisError as error:
            context.present(error, dialog)
            return None
        return MaskingDialog(context, dialog, data, take, draft=draft)

    draft.taken_up.connect(again)

    dialog.add_button(button(context.text("masking.before"), mask, name="mask_before"))


def _begins_as(file: Path) -> FileKind:
    try:
        with file.open("rb") as opened:
            return file_kind(opened.read(16))
    except OSError:
        return FileKind.OTHER


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


def _bring_in(
    context: Context, window: QWidget, client: Id, files: Sequence[Path], values: dict[str, object],
    masking: Masking | None,
) -> None:  # fmt: skip
    """Owned by the window: whoever goes to another page meanwhile still hears what went wrong."""
    vault = context.vault

    def bringing(progress: Progress) -> tuple[NotBroughtIn, ...]:
        return bring_in(vault, client, files, values, progress, masking)

    def brought(refused: tuple[NotBroughtIn, ...]) -> None:
        if len(files) == 1 and refused:
            context.present(refused[0].error, window)
        elif refused:
            tell(context, window, "attachments.not_added", listed=[_why(context, each) for each in refused])

    context.run(window, brought, bringing, label="attachments.taking_in")


def _why(context: Context, refused: NotBroughtIn) -> str:
    return f"{refused.name}: {error_words(context, refused.error)}"

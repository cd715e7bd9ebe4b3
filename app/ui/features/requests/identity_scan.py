"""A scan of an identity document that a client sent: covered by the list, and only on purpose kept (A9)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QPushButton

from app.documents.boxes import Masking
from app.domain.attachment import Attachment
from app.domain.category import Category, Source
from app.domain.request import Request
from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress
from app.ui.context import Context
from app.ui.forms.masking_dialog import Masked, MaskingDialog
from app.ui.forms.masking_draft import MaskingDraft
from app.ui.widgets.dialog import FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.parts import button, label
from app.usecases.mask_attachment import read_source_file, take_in_masked


def offer_scan(context: Context, dialog: FormDialog, form: RecordForm, request: Request) -> QPushButton:
    """A button that has a scan covered. What was covered is noted in the form; the scan is kept only where that is
    ticked, and never as it came.
    """

    def choose() -> None:
        text = context.text
        context.files.open_file(dialog, text("masking.choose"), text("masking.kinds"), chosen)

    def chosen(path: Path) -> None:
        draft.files = [path]
        opened(path)

    def again() -> None:
        """After a lock: what was being drawn is on the screen again."""
        if draft.shown and draft.files:
            opened(draft.files[0])

    def opened(path: Path) -> None:
        try:
            data = read_source_file(path)
        except CoachkluisError as error:
            context.present(error, dialog)
            return
        masking = MaskingDialog(
            context, dialog, data, lambda masked: take(path, masked, keep.isChecked()), identity=True, draft=draft
        )
        keep = QCheckBox(context.text("masking.keep"))
        keep.setObjectName("keep_scan")
        masking.body.addWidget(keep)
        masking.body.addWidget(label(context.text("masking.keep.hint"), "hint"))
        masking.open()

    def take(path: Path, masked: Masked, keep: bool) -> None:
        form.fill_in({f"masked_{part}": True for part in masked.covered})
        form.edited.emit()
        if keep:
            _keep(context, dialog, request, path, masked.masking)

    draft = MaskingDraft(dialog)
    if dialog.keeper is not None:
        dialog.keeper.add(draft)
    draft.taken_up.connect(again)
    made = button(context.text("masking.of_identity"), choose, name="mask_identity")
    dialog.add_button(made)
    return made


def _keep(context: Context, dialog: FormDialog, request: Request, path: Path, masking: Masking) -> None:
    """Take the covered scan in, with the file of the request."""
    vault, name = context.vault, context.text("masking.name", end=path.suffix.lower())
    given = {"name": name, "category": Category.REQUEST_FILE.value, "origin": Source.CLIENT.value}

    def keeping(progress: Progress) -> Attachment:
        return take_in_masked(vault, request.client, path, masking, given, progress)

    context.run(dialog.parentWidget() or dialog, None, keeping, label="masking.working")

"""Covering, cutting or turning a file that lies in the vault: the original is erased, and that is asked first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.attachment import Attachment
from app.domain.unfinished import Unfinished
from app.ui.context import Context
from app.ui.forms.masking_dialog import Masked, MaskingDialog
from app.ui.place import Place
from app.ui.widgets.dialog import ask
from app.ui.widgets.form_keeper import About
from app.usecases.mask_attachment import mask_attachment


def mask_later(
    context: Context, near: QWidget, attachment: Attachment, then: Callable[[Attachment], None],
    left: Unfinished | None = None,
) -> None:  # fmt: skip
    """Show it, to be drawn on, with what was drawn and `left` at a lock; `then` gets the file that took its place."""
    vault, window = context.vault, near.window()

    def opened(data: bytes) -> None:
        dialog = MaskingDialog(context, window, data, sure)
        dialog.keep_drawn(About(attachment.client, attachment.id))
        if left is not None:
            dialog.take_up(left)
        dialog.open()

    def sure(masked: Masked) -> None:
        ask(context, window, "masking.later.sure", "masking.later.yes", lambda: replace(masked), danger=True)

    def replace(masked: Masked) -> None:
        context.run(
            window,
            then,
            lambda progress: mask_attachment(vault, attachment.id, masked.masking, progress),
            label="masking.working",
        )

    context.run(window, opened, lambda _: b"".join(vault.reader().chunks(attachment.id)), label="attachments.opening")


def mask_again(context: Context, near: QWidget, left: Unfinished) -> bool:
    """Go on with what was drawn when the vault was locked. NotFound where the file went meanwhile."""

    def show(after: Attachment) -> None:
        context.navigate(Place("dossier", after.client, after.id, "attachments"))

    mask_later(context, near, context.reader.get(Attachment, left.record), show, left)
    return True

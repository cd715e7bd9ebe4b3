"""Covering, cutting or turning a file that lies in the vault: the original is erased, and that is asked first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.attachment import Attachment
from app.ui.context import Context
from app.ui.forms.masking_dialog import Masked, MaskingDialog
from app.ui.widgets.dialog import ask
from app.usecases.mask_attachment import mask_attachment


def mask_later(context: Context, near: QWidget, attachment: Attachment, then: Callable[[Attachment], None]) -> None:
    """Show it, to be drawn on; `then` gets the file that took its place."""
    vault, window = context.vault, near.window()

    def opened(data: bytes) -> None:
        MaskingDialog(context, window, data, sure).open()

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

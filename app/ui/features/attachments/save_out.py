"""Saving an attachment outside the vault, where nothing protects it any more: said plainly, afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.attachment import Attachment
from app.ui.context import Context
from app.ui.widgets.dialog import tell
from app.usecases.save_attachment import save_attachment


def save_out(context: Context, near: QWidget, attachment: Attachment) -> None:
    """Ask for a folder and write the file there, under a safe name."""
    vault, window = context.vault, near.window()

    def saved(path: Path) -> None:
        tell(context, window, "attachments.saved", context.text("attachments.saved.text", name=path.name))

    def chosen(folder: Path) -> None:
        context.run(
            window,
            saved,
            lambda progress: save_attachment(vault, attachment.id, folder, progress),
            label="attachments.saving",
        )

    context.files.open_folder(near, context.text("attachments.choose_folder"), Path.home(), chosen)

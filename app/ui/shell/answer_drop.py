"""An answer can be dropped anywhere on the open window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from app.ui.forms.answer import ENDING


def dropped_answer(data: QMimeData) -> Path | None:
    """The answer that is being dragged or dropped, where it is one file and nothing else."""
    files = [Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile()]
    if len(files) == 1 and files[0].suffix.lower() == ENDING and files[0].is_file():
        return files[0]
    return None

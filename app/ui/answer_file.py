"""How the window knows an answer by its file, wherever one is dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

ENDING = ".answer"
"""How the name of an answer's file ends."""


def dropped_answer(data: QMimeData) -> Path | None:
    """The answer that is being dragged or dropped, where it is one file and nothing else."""
    files = [Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile()] if data.hasUrls() else []
    return files[0] if len(files) == 1 and is_answer(files[0]) else None


def is_answer(file: Path) -> bool:
    """Whether a file is called as an answer is, and is there."""
    return file.suffix.lower() == ENDING and file.is_file()

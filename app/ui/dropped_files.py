"""Files that are dragged over the window or dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from app.ui.answer_file import is_answer


def dropped_files(data: QMimeData) -> list[Path]:
    """The ordinary files of this computer among what is dropped. An answer is none of them yet: it is for the window,
    which checks what it says.
    """
    found = [Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile()] if data.hasUrls() else []
    return [each for each in found if each.is_file() and not is_answer(each)]


def accept(event: QDropEvent, act: Callable[[], None] | None = None) -> None:
    """Say that the files are welcome, and do what is done with them. The files themselves stay where they were."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    if act is not None:
        act()


def all_end_in(files: list[Path], endings: tuple[str, ...]) -> bool:
    """Whether there are files, and each is called as one of these kinds is."""
    return bool(files) and all(each.suffix.lower() in endings for each in files)

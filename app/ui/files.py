"""Asking the coach for a file or a folder. Comes in from outside, so that a test can answer in advance."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6 import QtWidgets
from PySide6.QtWidgets import QWidget

Chosen = Callable[[Path], None]


class Files(Protocol):
    """Asks, and calls `then` with what was chosen; not at all where nothing was.

    `kinds` are what a file dialog shows beside the names, as Qt writes them: `PDF (*.pdf)`.
    """

    def open_file(self, near: QWidget, title: str, kinds: str, then: Chosen) -> None:
        """Ask for a file that is there."""

    def save_file(self, near: QWidget, title: str, suggested: str, kinds: str, then: Chosen) -> None:
        """Ask where to save, under the suggested name; the dialog asks before anything is overwritten."""

    def open_folder(self, near: QWidget, title: str, start: Path, then: Chosen) -> None:
        """Ask for a folder."""


class SystemFiles:
    """The system's own dialogs, which leave the window alive."""

    def open_file(self, near: QWidget, title: str, kinds: str, then: Chosen) -> None:
        """Ask for a file that is there."""
        dialog = QtWidgets.QFileDialog(near.window(), title, str(Path.home()), kinds)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
        _ask(dialog, then)

    def save_file(self, near: QWidget, title: str, suggested: str, kinds: str, then: Chosen) -> None:
        """Ask where to save, under the suggested name; the dialog asks before anything is overwritten."""
        dialog = QtWidgets.QFileDialog(near.window(), title, str(Path.home()), kinds)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        # Nothing is ever overwritten, so the system does not ask about it: the program says that the name is taken.
        dialog.setOption(QtWidgets.QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(Path(suggested).suffix.removeprefix("."))
        dialog.selectFile(suggested)
        _ask(dialog, then)

    def open_folder(self, near: QWidget, title: str, start: Path, then: Chosen) -> None:
        """Ask for a folder."""
        nearest = next((each for each in (start, *start.parents) if each.is_dir()), Path.home())
        dialog = QtWidgets.QFileDialog(near.window(), title, str(nearest))
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.Directory)
        dialog.setOption(QtWidgets.QFileDialog.Option.ShowDirsOnly)
        _ask(dialog, then)


def _ask(dialog: QtWidgets.QFileDialog, then: Chosen) -> None:
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

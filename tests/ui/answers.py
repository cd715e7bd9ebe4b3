"""Dialogs of the system, answered in advance."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.files import Chosen


class AnsweredFiles:
    """Gives the paths it was told, one after another; without one it is as if the coach cancelled."""

    def __init__(self) -> None:
        self.answers: list[Path] = []
        self.asked: list[str] = []
        """The titles of what was asked."""
        self.suggested: list[str] = []
        """The names that were suggested to save under."""

    def open_file(self, near: QWidget, title: str, kinds: str, then: Chosen) -> None:
        """A file."""
        self._answer(title, then)

    def save_file(self, near: QWidget, title: str, suggested: str, kinds: str, then: Chosen) -> None:
        """Where to save."""
        self.suggested.append(suggested)
        self._answer(title, then)

    def open_folder(self, near: QWidget, title: str, start: Path, then: Chosen) -> None:
        """A folder."""
        self._answer(title, then)

    def _answer(self, title: str, then: Chosen) -> None:
        self.asked.append(title)
        if self.answers:
            then(self.answers.pop(0))

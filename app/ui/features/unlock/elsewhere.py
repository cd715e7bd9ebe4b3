"""From a closed vault to another one: choose one that is there, restore one from a backup, or begin a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.context import Context
from app.ui.widgets.parts import button
from app.vault.traces import holds_vault


class Elsewhere(QObject):
    """The three ways as buttons, for the foot of a screen. `say` is told in words why a folder will not do."""

    def __init__(self, context: Context, screen: QWidget, say: Callable[[str], None]) -> None:
        super().__init__(screen)
        self._context, self._screen, self._say = context, screen, say

    def buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        """Another vault, a backup, a new vault."""
        text = self._context.text
        return (
            button(text("unlock.other_vault"), self.ask_other, "quiet", name="other_vault"),
            button(text("unlock.restore"), self.ask_backup, "quiet", name="restore_backup"),
            button(text("unlock.new_vault"), self._ask_new, "quiet", name="new_vault"),
        )

    def ask_other(self) -> None:
        """Have the coach choose the folder of another vault."""
        self._ask("unlock.other_vault", self._chosen)

    def ask_backup(self) -> None:
        """Have the coach choose a backup. Imported only here: a lock screen stands sooner without."""
        from app.ui.restoring.flow import choose_backup

        choose_backup(self._context, self._screen)

    def _ask_new(self) -> None:
        self._ask("unlock.new_vault.folder", self._chosen_for_new)

    def _ask(self, title: str, chosen: Callable[[Path], None]) -> None:
        files, folder = self._context.files, self._context.door.folder
        files.open_folder(self._screen, self._context.text(title), folder.parent, chosen)

    def _chosen(self, folder: Path) -> None:
        if holds_vault(folder):
            self._context.door.choose(folder)
        else:
            self._say(self._context.text("error.vault.no_vault"))

    def _chosen_for_new(self, folder: Path) -> None:
        if holds_vault(folder):
            self._say(self._context.text("error.vault.exists"))
        else:
            self._context.door.choose(folder, new=True)

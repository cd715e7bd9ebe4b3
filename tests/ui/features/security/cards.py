"""What the tests of the page Security look for: its cards, and the dialogs that they open."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.run import Program
from tests.ui.look import maybe, press, see, write
from tests.vault.fast_keys import PASSPHRASE


def on(program: Program, qtbot: QtBot, card: str) -> QWidget:
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, f"card_{card}") is not None)
    return see(program.window, QWidget, f"card_{card}")


def shown(program: Program, qtbot: QtBot, dialog: str) -> QWidget:
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, dialog) is not None)
    return see(program.window, QWidget, dialog)


def wait_for_text(root: QWidget, qtbot: QtBot, name: str, text: str) -> None:
    def said() -> bool:
        found = maybe(root, QLabel, name)
        return found is not None and text in found.text()

    qtbot.waitUntil(said)


def give_passphrase(dialog: QWidget) -> None:
    write(dialog, "current_passphrase", PASSPHRASE.text)
    press(dialog, "primary")

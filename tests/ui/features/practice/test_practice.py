"""The practice's own details, and the settings of this computer."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.practice import Practice
from app.host.folders import Folders
from app.host.settings import Theme
from app.kernel.translator import Language
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.idle import BLINK
from app.ui.theme.colours import DARK
from app.usecases.keep_item import edit_item
from app.usecases.practice import the_practice
from tests.ui.look import press, read, see


def go(program: Program) -> QWidget:
    program.context.navigate(Place("practice"))
    return program.window


def line(window: QWidget, name: str) -> QLineEdit:
    found = see(window, QWidget, name).findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def fill(window: QWidget, name: str, text: str) -> None:
    line(window, name).setText(text)
    line(window, name).textEdited.emit(text)


def test_details_are_changed_and_kept(program: Program, qtbot: QtBot) -> None:
    window = go(program)
    assert not see(window, QAbstractButton, "save_practice").isEnabled()
    fill(window, "kvk", "12345678")
    press(window, "save_practice")
    qtbot.waitUntil(lambda: the_practice(program.context.reader).kvk == "12345678")
    qtbot.waitUntil(lambda: read(window, "practice_saved") == "Opgeslagen.")
    assert not see(window, QAbstractButton, "save_practice").isEnabled()


def test_what_is_wrong_stands_at_its_field_and_is_not_kept(program: Program, qtbot: QtBot) -> None:
    window = go(program)
    fill(window, "kvk", "12")
    fill(window, "trade_name", "")
    press(window, "save_practice")
    qtbot.waitUntil(lambda: _fault(window, "kvk") != "")
    assert _fault(window, "trade_name") == "Vul dit in."
    assert the_practice(program.context.reader).trade_name == "Praktijk De Brug"


def _fault(window: QWidget, name: str) -> str:
    found = window.findChild(QLabel, f"{name}_fault")
    assert isinstance(found, QLabel)
    return found.text()


def test_going_elsewhere_keeps_what_is_good(program: Program, qtbot: QtBot) -> None:
    window = go(program)
    fill(window, "town", "Zwolle")
    program.context.navigate(Place("about"))
    qtbot.waitUntil(lambda: the_practice(program.context.reader).town == "Zwolle")


def test_a_lock_keeps_what_is_good(program: Program, qtbot: QtBot) -> None:
    from app.ui.door import VaultState
    from tests.vault.fast_keys import PASSPHRASE

    window, door = go(program), program.context.door
    fill(window, "town", "Zwolle")
    door.lock()
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    door.open(PASSPHRASE, lambda error: None)
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    assert the_practice(program.context.reader).town == "Zwolle"


def test_a_change_from_elsewhere_is_shown(program: Program, qtbot: QtBot) -> None:
    window = go(program)
    practice = the_practice(program.context.reader)
    program.context.vault.now(edit_item, Practice, practice.id, {"town": "Kampen"})
    qtbot.waitUntil(lambda: line(window, "town").text() == "Kampen")


def choose(window: QWidget, name: str, value: str) -> None:
    combo = see(window, QComboBox, name)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_the_language_changes_at_once_and_is_remembered(program: Program, folders: Folders, qtbot: QtBot) -> None:
    window = go(program)
    choose(window, "language", "en")
    qtbot.waitUntil(lambda: read(window, "title") == "Practice")
    assert program.context.settings.language is Language.ENGLISH
    assert json.loads(folders.settings_file.read_text())["language"] == "en"


def test_the_theme_changes_at_once(program: Program, qtbot: QtBot) -> None:
    choose(go(program), "theme", "dark")
    qtbot.waitUntil(lambda: program.context.colours is DARK)
    assert program.context.settings.theme is Theme.DARK
    assert program.window.palette().window().color().name() == DARK.window


def test_the_idle_time_holds_at_once(program: Program) -> None:
    see(go(program), QSpinBox, "idle_minutes").setValue(3)
    assert program.context.settings.idle_minutes == 3
    assert program.idle._timer.interval() == 180_000 + BLINK

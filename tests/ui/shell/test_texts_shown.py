"""No screen shows a key instead of a text, in either language, and every icon that is named is there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.kernel.translator import Language
from app.ui.features.first_run.step import Step
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.features import FEATURES
from app.ui.theme.icons import icon
from tests.ui.conftest import Start
from tests.ui.look import press

KEY = re.compile(r"\[[a-z_]+(\.[a-z_0-9]+)+\]")


def keys_shown() -> list[str]:
    """Every text in sight, or ready to be shown, that is a key."""
    texts = []
    for each in QApplication.allWidgets():
        texts += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QLabel | QAbstractButton):
            texts.append(each.text())
        elif isinstance(each, QLineEdit):
            texts.append(each.placeholderText())
        texts += [action.text() for action in each.findChildren(QAction)]
    return sorted({text for text in texts if KEY.search(text)})


def test_the_search_finds_a_key(qtbot: QtBot) -> None:
    label = QLabel("[no.such.text]")
    qtbot.addWidget(label)
    assert "[no.such.text]" in keys_shown()


@pytest.mark.parametrize("language", list(Language))
def test_every_page_has_its_texts(program: Program, language: Language, qtbot: QtBot) -> None:
    program.context.settings_changed.emit(replace(program.context.settings, language=language))
    QApplication.processEvents()
    for feature in FEATURES:
        if feature.sidebar or feature.name == "about":
            program.context.navigate(Place(feature.name))
            assert keys_shown() == []


@pytest.mark.parametrize("language", list(Language))
def test_every_screen_before_the_vault_has_its_texts(
    start: Start, locked: Program, language: Language, qtbot: QtBot
) -> None:
    for program in (locked, start(None)):
        program.context.settings_changed.emit(replace(program.context.settings, language=language))
        QApplication.processEvents()
        assert keys_shown() == []
    assert program.window.findChildren(Step)


def test_the_reason_of_a_wrong_passphrase_is_no_key(locked: Program, qtbot: QtBot) -> None:
    line = locked.window.findChild(QLineEdit, "passphrase")
    assert isinstance(line, QLineEdit)
    line.setText("een verkeerde wachtzin")
    line.textEdited.emit(line.text())
    press(locked.window, "open")
    qtbot.waitUntil(lambda: bool(_wrong(locked.window)))
    assert keys_shown() == []


def _wrong(window: QWidget) -> str:
    shown = window.findChild(QLabel, "unlock_wrong")
    return shown.text() if isinstance(shown, QLabel) else ""


def test_every_feature_has_an_icon_that_there_is() -> None:
    for feature in FEATURES:
        assert not icon(feature.icon, "#000000").isNull()

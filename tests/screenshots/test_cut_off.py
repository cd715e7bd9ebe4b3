"""No text is cut off and no key means two things, on any screen, in either language, in the smallest window and the
usual one, at another scale and with longer words. What is planted is found.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.parts import label
from tests.screenshots.cut_off import cut_off, doubled_keys
from tests.screenshots.longer import longer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROOT = Path(__file__).resolve().parents[2]
LONG = "Deze woorden passen met geen mogelijkheid in tachtig pixels"


SOME = ("dossiers", "requests-one", "breaches-one", "statement-published", "today", "unlock")
"""Screens of many kinds: a walk past all of them takes minutes, and is part of `make screenshots`."""


LOOKS = {"nl-longer": ["nl", "--longer"], "en-200": ["en", "--scale", "200"]}
"""What fits where every word is 40 % longer fits as it is."""


@pytest.mark.timeout(400)
@pytest.mark.parametrize("look", LOOKS)
def test_screens_show_all_their_words_and_every_key_means_one_thing(look: str) -> None:
    walk = [sys.executable, "-m", "tests.screenshots.walk", *LOOKS[look], *SOME]
    done = subprocess.run(walk, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window in which all is well."""
    made = QMainWindow()
    qtbot.addWidget(made)
    body = QWidget()
    layout = QVBoxLayout(body)
    elided = ElidedLabel()
    elided.setText(LONG)
    for each in (label("Dit past wel"), QPushButton("Verder"), elided):
        layout.addWidget(each)
    made.setCentralWidget(body)
    made.resize(400, 300)
    made.show()
    return made


def test_where_all_is_well_nothing_is_found(window: QMainWindow) -> None:
    assert cut_off(window) == []
    assert doubled_keys(window) == []


def test_a_text_without_room_is_found(window: QMainWindow) -> None:
    for made in (label(LONG, wrap=False), label(LONG), QPushButton(LONG), QLineEdit(placeholderText=LONG)):
        made.setParent(window)
        made.setFixedSize(80, 20)
        made.move(10, 10)
        made.show()
        assert [each.partition(": ")[2] for each in cut_off(window)] == [LONG]
        made.setParent(None)


def test_a_text_beyond_the_edge_is_found(window: QMainWindow) -> None:
    made = label("Dit past wel", wrap=False)
    made.setParent(window)
    made.adjustSize()
    made.move(window.width() - 20, 10)
    made.show()
    assert [each.partition(": ")[2] for each in cut_off(window)] == ["Dit past wel"]


def test_a_dialog_that_is_higher_than_the_screen_is_found(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    dialog.resize(300, window.screen().availableGeometry().height() + 40)
    dialog.show()
    assert cut_off(window) == ["QDialog is larger than the screen"]


def test_a_key_that_two_actions_answer_to_is_found(window: QMainWindow, qtbot: QtBot) -> None:
    menu = window.menuBar().addMenu("Dossier")
    qtbot.waitUntil(window.menuBar().isVisible)
    for name in ("Nieuw", "Zoeken"):
        action = QAction(name, window)
        action.setShortcut("Ctrl+N")
        menu.addAction(action)
        assert doubled_keys(window) == (["Ctrl+N"] if name == "Zoeken" else [])


def test_the_same_key_on_a_page_that_is_out_of_sight_is_none(window: QMainWindow) -> None:
    hidden = QWidget(window)
    for owner in (window, hidden):
        action = QAction("Nieuw", owner)
        action.setShortcut("Ctrl+N")
        owner.addAction(action)
    hidden.hide()
    assert doubled_keys(window) == []


def test_words_become_longer_and_what_is_filled_in_does_not() -> None:
    said = "Toestemming vastleggen voor deelnemers"
    assert 1.35 * len(said) < len(longer(said)) < 1.45 * len(said)
    drawn = longer("Bewaar {count} stukken tot {date}, of mail naar info@dewissel.example")
    assert [part for part in ("{count}", "{date}", "info@dewissel.example", "Bewaar ") if part not in drawn] == [
        "Bewaar "
    ]


def test_buttons_that_lie_over_each_other_are_found(window: QMainWindow) -> None:
    row = QWidget(window.centralWidget())
    layout = QHBoxLayout(row)
    for name in ("first", "second"):
        made = QPushButton("Ja")
        made.setObjectName(name)
        made.setMinimumWidth(80)
        layout.addWidget(made)
    layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    row.setGeometry(0, 0, 130, 60)
    row.show()
    assert "QPushButton first lies over QPushButton second" in cut_off(window)

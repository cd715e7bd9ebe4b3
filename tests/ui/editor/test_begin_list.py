"""What is typed at the start of a line to begin a list begins one, and one undo gives it back as it was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ui.editor import ProseEditor
from app.ui.editor.tools import Tool
from tests.ui.editor.hands import Hands


@pytest.mark.parametrize(
    ("typed", "listed", "literal"),
    [
        ("- ", "- ", "\\-"),
        ("* ", "- ", "\\*"),
        ("1. ", "1. ", "1\\."),
        ("1) ", "1. ", "1\\)"),
    ],
)
def test_a_list_begins_and_one_undo_takes_it_back(
    hands: Hands, editor: ProseEditor, typed: str, listed: str, literal: str
) -> None:
    hands.type(typed)
    hands.type("appels\nperen")
    second = "2. " if listed == "1. " else listed
    assert editor.source() == f"{listed}appels\n{second}peren\n"
    editor.set_source("")
    hands.type(typed)
    hands.press_with_control(Qt.Key.Key_Z)
    assert editor.page.toPlainText() == typed
    hands.type("appels")
    assert editor.source() == f"{literal} appels\n"


def test_an_undo_leaves_the_line_above_alone(hands: Hands, editor: ProseEditor) -> None:
    hands.type("Boodschappen:\n- ")
    hands.press_with_control(Qt.Key.Key_Z)
    assert editor.page.toPlainText() == "Boodschappen:\n- "
    assert editor.page.textCursor().atEnd()


def test_words_that_stood_there_become_the_item(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("**appels** en peren\n")
    hands.type("- ")
    assert editor.source() == "- **appels** en peren\n"


def test_it_goes_on_with_the_list_above_and_stays_in_its_quote(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("> een\n")
    hands.go_to_end()
    hands.type("\n- twee")
    assert editor.source() == "> een\n>\n> - twee\n"


@pytest.mark.parametrize("typed", ["een - twee", "-twee", "2025 was", "--  ", "24. december", "  - x"])
def test_elsewhere_the_characters_are_themselves(hands: Hands, editor: ProseEditor, typed: str) -> None:
    hands.type(typed)
    assert editor.page.toPlainText() == typed
    assert not hands.button(Tool.BULLETS).isChecked()


def test_a_heading_an_item_and_a_cell_stay_what_they_are(hands: Hands, editor: ProseEditor) -> None:
    for before in ("# ", "- "):
        editor.set_source(f"{before}x\n")
        hands.go_to("x")
        hands.type("- ")
        assert editor.source() == f"{before}\\- x\n" or editor.source() == f"{before}- x\n"
    editor.set_source("| a | b |\n| --- | --- |\n| c | d |\n")
    hands.go_to("c")
    hands.type("- ")
    assert "- c" in editor.page.toPlainText()
    assert editor.source().startswith("| a")

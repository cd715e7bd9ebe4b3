"""Links that are made, changed and taken away; what the line below the page says; a field that is one thing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.editor import FieldOffer, ProseEditor
from app.ui.editor.popups import LinkAddress
from app.ui.editor.tools import Tool
from tests.ui.editor.hands import Hands

NAME = FieldOffer("client.name", "Name of the client", "Anna Berg")
PHONE = FieldOffer("client.phone", "Telephone of the client")


def ask(hands: Hands, **given: str) -> LinkAddress:
    hands.use(Tool.LINK)
    asked = hands.editor.findChildren(LinkAddress)[-1]
    for name, words in given.items():
        line = asked.findChild(QLineEdit, f"editor.link.{name}")
        assert isinstance(line, QLineEdit)
        line.setText(words)
    hands.press_in(asked.findChildren(QLineEdit)[-1], Qt.Key.Key_Return)
    return asked


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("voorbeeld.nl/a b", "https://voorbeeld.nl/ab"),
        ("http://voorbeeld.nl", "http://voorbeeld.nl"),
        ("mailto:naam@voorbeeld.nl", "mailto:naam@voorbeeld.nl"),
    ],
)
def test_a_link_is_made_of_what_is_selected(hands: Hands, editor: ProseEditor, address: str, stored: str) -> None:
    editor.set_source("Kijk hier eens.\n")
    hands.select("hier")
    ask(hands, address=address)
    assert editor.source() == f"Kijk [hier]({stored}) eens.\n"
    hands.go_behind("hi")
    ask(hands, words="daar", address="tel:0612345678")
    assert editor.source() == "Kijk [daar](tel:0612345678) eens.\n"
    hands.go_behind("da")
    ask(hands, address="")
    assert editor.source() == "Kijk daar eens.\n"
    editor.page.undo()
    assert editor.source() == "Kijk [daar](tel:0612345678) eens.\n"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "onzin"])
def test_what_is_no_address_is_refused_and_said(hands: Hands, editor: ProseEditor, address: str) -> None:
    asked = ask(hands, words="hier", address=address)
    assert asked.isVisible()
    assert any("not the address" in each.text() for each in asked.findChildren(QLabel))
    assert editor.source() == ""


def label(editor: ProseEditor, name: str) -> str:
    found = editor.findChild(QLabel, f"editor.{name}")
    assert isinstance(found, QLabel)
    return found.text()


def test_words_are_counted_in_the_text_and_in_a_selection(hands: Hands, editor: ProseEditor, qtbot: QtBot) -> None:
    editor.set_source("# Een kop\n\nauto's en re-integratie van {{client.name}}.\n\n| a |\n| --- |\n| b |\n")
    assert label(editor, "words") == "9 words"
    hands.select("re-integratie van")
    qtbot.waitUntil(lambda: label(editor, "words") == "2 of 9 words selected")
    hands.go_to_end()
    hands.type(" meer")
    qtbot.waitUntil(lambda: label(editor, "words") == "10 words")


def test_a_field_is_one_thing_and_tells_what_it_stands_for(hands: Hands, editor: ProseEditor) -> None:
    editor.offer_fields((NAME, PHONE))
    editor.set_source("Dag {{client.name}}, bel {{client.phone}}\n")
    hands.go_behind("Dag ")
    assert label(editor, "here") == "Name of the client: Anna Berg"
    hands.press(Qt.Key.Key_Right)
    hands.type("!")
    assert editor.source() == "Dag {{client.name}}!, bel {{client.phone}}\n"
    hands.press(Qt.Key.Key_Backspace, times=2)
    assert editor.source() == "Dag , bel {{client.phone}}\n"
    hands.go_to_end()
    assert label(editor, "here") == "Telephone of the client: still empty"
    hands.type("x")
    hands.go_behind("x")
    assert label(editor, "here") == ""


def test_a_field_that_is_bold_stays_bold_and_is_copied_whole(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("Dag **{{client.name}}**, en verder\n")
    editor.page.selectAll()
    copied = hands.copy()
    hands.go_to_end()
    hands.paste(copied)
    assert editor.source() == "Dag **{{client.name}}**, en verderDag **{{client.name}}**, en verder\n"

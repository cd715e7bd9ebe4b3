"""Texts to reuse: kept on their page, made of a selection, and put in by name with a key."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView

from app.domain.reusable_text import ReusableText
from app.ui.editor import ProseEditor
from app.ui.editor.popups import ChoiceList
from app.ui.widgets.dialog import Dialog
from app.usecases.reusable_texts import add_text, texts_by_name
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import press

TEXT = "Wat je vertelt blijft **tussen ons**.\n"
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_text_is_written_changed_and_removed_on_its_page(hands: DossierHands) -> None:
    hands.go("reusable_texts")
    hands.press("new_text")
    hands.fill("reusable_text", name="Vertrouwelijk", text=TEXT)
    hands.gone("reusable_text")
    reader = hands.context.vault.reader()
    assert [each.text for each in reader.find(ReusableText)] == [TEXT]
    hands.until(lambda: hands.see(ProseEditor, "shown_text").source() == TEXT)
    hands.press("change_text")
    hands.fill("reusable_text", name="Wat ik niet vertel")
    hands.gone("reusable_text")
    assert [each.name for each in reader.find(ReusableText)] == ["Wat ik niet vertel"]
    hands.press("new_text")
    dialog = hands.fill("reusable_text", name="wat ik niet vertel", text="x")
    hands.until(lambda: "in gebruik" in hands.texts(dialog))
    hands.fill("reusable_text", name="Ander")
    hands.gone("reusable_text")
    for left in (1, 0):
        hands.press("remove_text")
        press(hands.see(Dialog, "question"), "primary")
        hands.gone("question")
        listed = cast(QTableView, hands.window.findChild(QTableView, "reusable_texts")).model()
        hands.until(lambda left=left, listed=listed: listed.rowCount() == left)  # type: ignore[misc]
        assert len(reader.find(ReusableText)) == left


def test_a_text_is_put_in_notes_by_name_and_made_of_a_selection(hands: DossierHands) -> None:
    context = hands.context
    context.vault.now(add_text, {"name": "Vertrouwelijk", "text": TEXT})
    context.vault.now(add_text, {"name": "Afsluiting", "text": "Tot de volgende keer."})
    client = hands.client()
    session = hands.session(hands.trajectory(client))
    hands.go("dossier", client.id, session.id, "session")
    notes = hands.see(ProseEditor, "notes")
    QTest.keyClicks(notes.page, "Vooraf: ")
    QTest.keyClick(notes.page, Qt.Key.Key_E, KEYS)
    _choose(hands, "vertr")
    assert notes.source() == f"Vooraf: {TEXT}"
    notes.page.selectAll()
    QTest.keyClick(notes.page, Qt.Key.Key_E, KEYS)
    _choose(hands, "selectie")
    hands.fill("reusable_text", name="Opening")
    hands.gone("reusable_text")
    texts = {each.name: each.text for each in texts_by_name(context.vault.reader())}
    assert texts["Opening"] == f"Vooraf: {TEXT}"
    context.vault.now(add_text, {"name": "Met naam", "text": "Dag {{client.name}}, bel {{client.phone}}."})
    notes.set_source("")
    QTest.keyClick(notes.page, Qt.Key.Key_E, KEYS)
    _choose(hands, "met naam")
    assert notes.source() == "Dag Anna van den Berg, bel {{client.phone}}.\n", "notes have nothing to fill in later"


def _choose(hands: DossierHands, words: str) -> None:
    choices = hands.see(ChoiceList, "editor.choose_text")
    line = choices.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)

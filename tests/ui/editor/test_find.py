"""Finding and replacing inside the editor, by keys."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QToolButton

from app.ui.editor import ProseEditor
from app.ui.editor.find_bar import FindBar
from app.ui.editor.finding import Sought, find_all
from tests.ui.editor.hands import Hands

TEXT = "Anna zegt **anna**. Annabel en 👩🏽‍🚀 Anna.\n\n| anna |\n| --- |\n"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Bar:
    def __init__(self, hands: Hands, key: Qt.Key) -> None:
        self.hands = hands
        hands.press_with_control(key)
        found = hands.editor.findChild(FindBar)
        assert isinstance(found, FindBar)
        self.bar = found

    def line(self, name: str) -> QLineEdit:
        found = self.bar.findChild(QLineEdit, f"editor.find.{name}")
        assert isinstance(found, QLineEdit)
        return found

    def press(self, name: str) -> None:
        found = self.bar.findChild(QToolButton, f"editor.find.{name}")
        assert isinstance(found, QToolButton)
        found.click()

    def tick(self, name: str) -> None:
        found = self.bar.findChild(QCheckBox, f"editor.find.{name}")
        assert isinstance(found, QCheckBox)
        found.toggle()

    @property
    def told(self) -> str:
        found = self.bar.findChild(QLabel, "editor.find.told")
        assert isinstance(found, QLabel)
        return found.text()

    @property
    def chosen(self) -> tuple[int, str]:
        cursor = self.hands.page.textCursor()
        return cursor.selectionStart(), cursor.selectedText()


def test_find_walks_from_hit_to_hit_and_counts_them(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source(TEXT)
    bar = Bar(hands, Qt.Key.Key_F)
    assert not bar.line("other").isVisible()
    QTest.keyClicks(bar.line("words"), "anna")
    assert bar.told == "1 of 5"
    seen = [bar.chosen]
    for _ in range(4):
        QTest.keyClick(bar.line("words"), Qt.Key.Key_Return)
        seen.append(bar.chosen)
    assert [words for _, words in seen] == ["Anna", "anna", "Anna", "Anna", "anna"]
    assert len({place for place, _ in seen}) == 5
    QTest.keyClick(bar.line("words"), Qt.Key.Key_Return)
    assert bar.chosen == seen[0], "behind the last comes the first"
    QTest.keyClick(bar.line("words"), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.chosen == seen[-1]
    bar.tick("whole")
    assert bar.told.endswith("of 4")
    bar.tick("case")
    QTest.keyClick(bar.line("words"), Qt.Key.Key_Return)
    assert bar.told.endswith("of 2")
    QTest.keyClicks(bar.line("words"), "x")
    assert bar.told == "Not found"
    QTest.keyClick(bar.line("words"), Qt.Key.Key_Escape)
    assert not bar.bar.isVisible()
    assert editor.page.hasFocus()


def test_replace_all_is_one_step_and_keeps_each_style(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source(TEXT)
    before = editor.source()
    bar = Bar(hands, Qt.Key.Key_H)
    QTest.keyClicks(bar.line("words"), "anna")
    QTest.keyClicks(bar.line("other"), "Bo*")
    bar.press("replace_all")
    assert bar.told == "5 replaced"
    assert editor.source() == "Bo\\* zegt **Bo\\***. Bo\\*bel en 👩🏽‍🚀 Bo\\*.\n\n| Bo\\* |\n| --- |\n"
    editor.page.undo()
    assert editor.source() == before
    assert not editor.page.document().isUndoAvailable()


def test_replace_takes_one_at_a_time(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("een een een\n")
    bar = Bar(hands, Qt.Key.Key_H)
    QTest.keyClicks(bar.line("words"), "een")
    QTest.keyClicks(bar.line("other"), "eens")
    bar.press("replace")
    assert editor.source() == "eens een een\n"
    bar.line("other").setFocus()
    QTest.keyClick(bar.line("other"), Qt.Key.Key_Return)
    assert editor.source() == "eens eens een\n"
    assert bar.told == "3 of 3"


def test_what_is_selected_is_looked_for_and_a_text_to_read_is_searched_as_well(
    hands: Hands, editor: ProseEditor
) -> None:
    editor.set_source("twee woorden, twee keer\n")
    editor.set_read_only(True)
    hands.select("twee")
    bar = Bar(hands, Qt.Key.Key_H)
    assert bar.line("words").text() == "twee"
    assert bar.told == "1 of 2"
    assert not bar.line("other").isVisible(), "nothing is replaced in what can only be read"


@pytest.mark.parametrize("words", ["", "\u2029", "\ufeff"])
def test_nothing_is_found_for_no_words(qapp: QApplication, words: str) -> None:
    document = QTextDocument()
    document.setPlainText("a\nb")
    assert find_all(document, Sought(words)) == ()


@settings(max_examples=100)
@given(text=st.text(alphabet="ab 🙂é.*\n", max_size=40), words=st.text(alphabet="ab 🙂é.*", min_size=1, max_size=3))
def test_every_hit_is_where_it_says(qapp: QApplication, text: str, words: str) -> None:
    document = QTextDocument()
    document.setPlainText(text)
    hits = find_all(document, Sought(words, case=True))
    assert len(hits) == text.count(words)
    units = document.toRawText().encode("utf-16-le")
    assert all(units[2 * hit.start : 2 * hit.end].decode("utf-16-le") == words for hit in hits)

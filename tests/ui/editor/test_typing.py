"""Typing with toolbar and keys gives the source that was meant, and undo takes it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.editor import ProseEditor
from app.ui.editor.tools import Tool
from tests.ui.editor.hands import Hands

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_words_as_they_are_typed(hands: Hands, editor: ProseEditor) -> None:
    hands.type("Dag * allemaal\n12. geen lijst")
    assert editor.source() == "Dag \\* allemaal\n\n12\\. geen lijst\n"


@pytest.mark.parametrize("by_key", [True, False])
def test_bold_and_italic(hands: Hands, editor: ProseEditor, by_key: bool) -> None:
    def toggle(tool: Tool, key: Qt.Key) -> None:
        hands.press_with_control(key) if by_key else hands.click(tool)

    hands.type("a ")
    toggle(Tool.BOLD, Qt.Key.Key_B)
    assert hands.button(Tool.BOLD).isChecked()
    hands.type("b")
    toggle(Tool.ITALIC, Qt.Key.Key_I)
    hands.type("c")
    toggle(Tool.BOLD, Qt.Key.Key_B)
    hands.type("d")
    toggle(Tool.ITALIC, Qt.Key.Key_I)
    hands.type(" e")
    assert editor.source() == "a **b**___c___*d* e\n"


def test_bold_on_a_selection_and_off_again(hands: Hands, editor: ProseEditor) -> None:
    hands.type("een twee drie")
    hands.select("twee")
    hands.press_with_control(Qt.Key.Key_B)
    assert editor.source() == "een **twee** drie\n"
    hands.press_with_control(Qt.Key.Key_B)
    assert editor.source() == "een twee drie\n"


@pytest.mark.parametrize(("key", "mark"), [(Qt.Key.Key_1, "# "), (Qt.Key.Key_2, "## "), (Qt.Key.Key_3, "### ")])
def test_headings_by_key(hands: Hands, editor: ProseEditor, key: Qt.Key, mark: str) -> None:
    hands.press_with_control(key, Qt.KeyboardModifier.AltModifier)
    hands.type("Kop\ntekst")
    assert editor.source() == f"{mark}Kop\n\ntekst\n"
    hands.go_to("Kop")
    hands.press_with_control(Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert editor.source() == "Kop\n\ntekst\n"


def test_headings_by_the_list_of_styles(hands: Hands, editor: ProseEditor) -> None:
    levels = editor.findChild(QComboBox, "editor.style")
    assert isinstance(levels, QComboBox)
    hands.type("Kop")
    levels.activated.emit(2)
    assert editor.source() == "## Kop\n"
    assert levels.currentIndex() == 2
    assert editor.page.hasFocus()


def test_enter_before_a_heading_makes_a_paragraph_above(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("# Kop\n")
    hands.type("\n")
    hands.type("x")
    assert editor.source() == "&#8203;\n\n# xKop\n"


@pytest.mark.parametrize("by_key", [True, False])
def test_a_bulleted_list_with_levels(hands: Hands, editor: ProseEditor, by_key: bool) -> None:
    if by_key:
        hands.press(Qt.Key.Key_8, CONTROL_SHIFT)
    else:
        hands.click(Tool.BULLETS)
    hands.type("een\ntwee")
    hands.press(Qt.Key.Key_Tab)
    hands.type("\ndrie\n")
    hands.press(Qt.Key.Key_Backtab)
    hands.type("vier\n\nslot")
    assert editor.source() == "- een\n\n  - twee\n  - drie\n\n- vier\n\nslot\n"


def test_a_numbered_list_goes_on_counting_after_a_paragraph(hands: Hands, editor: ProseEditor) -> None:
    hands.press(Qt.Key.Key_7, CONTROL_SHIFT)
    hands.type("een\ntwee\ndrie")
    hands.go_to("twee")
    hands.click(Tool.NUMBERS)
    assert editor.source() == "1. een\n\ntwee\n\n2. drie\n"
    editor.set_source(editor.source())
    assert editor.source() == "1. een\n\ntwee\n\n2. drie\n"


def test_bullets_become_numbers(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("- a\n- b\n\nc\n")
    editor.page.selectAll()
    hands.click(Tool.NUMBERS)
    assert editor.source() == "1. a\n2. b\n3. c\n"
    hands.click(Tool.NUMBERS)
    assert editor.source() == "a\n\nb\n\nc\n"


def test_an_item_of_two_paragraphs(hands: Hands, editor: ProseEditor) -> None:
    hands.click(Tool.BULLETS)
    hands.type("een\nx")
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Backspace)
    assert editor.source() == "- een\n\n  x\n"
    hands.press(Qt.Key.Key_Backspace)
    assert editor.source() == "- een\n\nx\n"
    hands.press(Qt.Key.Key_Backspace)
    assert editor.source() == "- eenx\n"


def test_children_move_with_their_item(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("- a\n- b\n\n  - c\n\n    - d\n- e\n")
    hands.go_to("b")
    hands.press(Qt.Key.Key_Tab)
    assert editor.source() == "- a\n\n  - b\n\n    - c\n\n      - d\n\n- e\n"
    hands.press(Qt.Key.Key_Backtab)
    assert editor.source() == "- a\n\n- b\n\n  - c\n\n    - d\n\n- e\n"


def test_tab_leads_out_of_the_text_where_it_means_nothing_to_it(
    hands: Hands, editor: ProseEditor, qtbot: QtBot
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    before, behind = QLineEdit(), QLineEdit()
    layout = QVBoxLayout(holder)
    for each in (before, editor, behind):
        layout.addWidget(each)
    holder.show()
    holder.activateWindow()
    for key, there in ((Qt.Key.Key_Tab, behind), (Qt.Key.Key_Backtab, before)):
        editor.setFocus()
        qtbot.waitUntil(editor.page.hasFocus)
        for _ in range(20):  # past the tools, which stand above the text
            here = QApplication.focusWidget()
            if here is not None and here is not there:
                QTest.keyClick(here, key)
        assert there.hasFocus()
    assert editor.source() == ""
    editor.setParent(None)


def test_the_first_item_cannot_go_deeper(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("- a\n- b\n")
    hands.press(Qt.Key.Key_Tab)
    assert editor.source() == "- a\n- b\n"


def test_lists_go_as_deep_as_the_source_can_hold(hands: Hands, editor: ProseEditor) -> None:
    hands.click(Tool.BULLETS)
    for level in range(9):
        hands.type(f"{level}\n")
        hands.press(Qt.Key.Key_Tab)
    shown = editor.source()
    assert shown.count("- ") == 9
    editor.set_source(shown)
    assert editor.source() == shown
    assert max(len(line) - len(line.lstrip()) for line in shown.splitlines()) == 10


def test_a_quote_and_out_of_it(hands: Hands, editor: ProseEditor) -> None:
    hands.click(Tool.QUOTE)
    hands.type("Dat zei ze.\n\nEn verder")
    assert editor.source() == "> Dat zei ze.\n\nEn verder\n"
    hands.go_to("Dat")
    hands.press(Qt.Key.Key_9, CONTROL_SHIFT)
    assert editor.source() == "Dat zei ze.\n\nEn verder\n"


def test_a_quoted_list_stays_a_list(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("1. a\n2. b\n")
    editor.page.selectAll()
    hands.click(Tool.QUOTE)
    assert editor.source() == "> 1. a\n> 2. b\n"
    hands.click(Tool.QUOTE)
    assert editor.source() == "1. a\n2. b\n"


def test_line_break_inside_a_paragraph(hands: Hands, editor: ProseEditor) -> None:
    hands.type("a")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    hands.type("b")
    assert editor.source() == "a\\\nb\n"


def test_backspace_makes_a_heading_a_paragraph_before_it_joins(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("a\n\n# b\n")
    hands.go_to("b")
    hands.press(Qt.Key.Key_Backspace)
    assert editor.source() == "a\n\nb\n"
    hands.press(Qt.Key.Key_Backspace)
    assert editor.source() == "ab\n"


def test_a_heading_that_is_joined_leaves_no_large_letters(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("a\n\n# b\n")
    hands.go_behind("a")
    hands.press(Qt.Key.Key_Delete)
    assert editor.source() == "ab\n"
    layout = editor.page.document().firstBlock().layout()
    assert [each for each in layout.formats() if each.format.fontPointSize()] == []


def test_cells_of_a_table_can_be_edited_and_nothing_else_gets_in(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("| a | b |\n| --- | --- |\n| c | d |\n")
    hands.go_to("a")
    assert not hands.button(Tool.BULLETS).isEnabled()
    hands.press_with_control(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    hands.type("x\ny")
    hands.press(Qt.Key.Key_Tab)
    hands.type("z")
    hands.press(Qt.Key.Key_Backtab)
    hands.press(Qt.Key.Key_Backspace)
    assert editor.source() == "| x&#10;ya | zb |\n| --- | --- |\n| c | d |\n"
    hands.go_to_end()
    hands.type("na")
    assert editor.source() == "| x&#10;ya | zb |\n| --- | --- |\n| c | d |\n\nna\n"


def test_what_is_typed_behind_a_link_is_no_link(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("[hier](https://voorbeeld.nl)\n")
    hands.go_behind("hie")
    hands.type("rr")
    hands.go_to_end()
    hands.type(" en daar")
    assert editor.source() == "[hierrr](https://voorbeeld.nl) en daar\n"


def test_undo_and_redo_restore_every_step(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source("# Kop\n\n- a\n- b\n\n| x |\n| --- |\n")
    steps = [editor.source()]

    def note() -> None:
        if editor.source() != steps[-1]:
            steps.append(editor.source())

    hands.go_to("b")
    acts: list[Callable[[], None]] = [
        lambda: hands.press(Qt.Key.Key_Tab),
        lambda: hands.click(Tool.NUMBERS),
        lambda: hands.click(Tool.QUOTE),
        lambda: hands.press_with_control(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier),
        lambda: hands.press(Qt.Key.Key_Backspace),
        lambda: hands.type("w"),
        lambda: hands.press(Qt.Key.Key_Return),
        lambda: hands.paste_html("<h2>x</h2><ul><li>y</ul><table><tr><td>1<td>2</table>"),
    ]
    for act in acts:
        act()
        note()
    assert len(steps) == 9
    for step in reversed(steps[:-1]):
        hands.press_with_control(Qt.Key.Key_Z)
        assert editor.source() == step
    for step in steps[1:]:
        hands.click(Tool.REDO)
        assert editor.source() == step
    assert not hands.button(Tool.REDO).isEnabled()
    for keys in ((Qt.Key.Key_Y,), (Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)):
        hands.press_with_control(Qt.Key.Key_Z)
        assert editor.source() == steps[-2]
        hands.press_with_control(*keys)
        assert editor.source() == steps[-1]

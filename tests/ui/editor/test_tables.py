"""A table is put in, grows, shrinks and goes; each is one step that can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox

from app.ui.editor import ProseEditor
from app.ui.editor.popups import TableSize
from app.ui.editor.tools import OF_TABLE, Tool
from tests.ui.editor.hands import Hands

TABLE = "| a | b |\n| --- | --- |\n| c | d |\n"


def test_a_table_is_put_in_by_keys_and_filled_with_tab(hands: Hands, editor: ProseEditor) -> None:
    hands.type("Voor\n")
    hands.use(Tool.TABLE_NEW)
    asked = editor.findChild(TableSize)
    assert isinstance(asked, TableSize)
    rows, columns = (asked.findChild(QSpinBox, f"editor.table.{name}") for name in ("rows", "columns"))
    assert isinstance(rows, QSpinBox)
    assert isinstance(columns, QSpinBox)
    rows.setValue(2)
    hands.press_in(asked, Qt.Key.Key_Return)
    assert editor.page.hasFocus()
    for word in ("a", "b", "c", "d"):
        hands.type(word)
        hands.press(Qt.Key.Key_Tab)
    hands.type("e")
    assert editor.source() == "Voor\n\n| a | b |\n| --- | --- |\n| c | d |\n| e |  |\n"
    editor.page.undo()
    editor.page.undo()
    assert editor.source() == f"Voor\n\n{TABLE}"


@pytest.mark.parametrize(
    ("tool", "after"),
    [
        (Tool.ROW_ABOVE, "| a | b |\n| --- | --- |\n|  |  |\n| c | d |\n"),
        (Tool.ROW_BELOW, "| a | b |\n| --- | --- |\n| c | d |\n|  |  |\n"),
        (Tool.COLUMN_LEFT, "|  | a | b |\n| --- | --- | --- |\n|  | c | d |\n"),
        (Tool.COLUMN_RIGHT, "| a |  | b |\n| --- | --- | --- |\n| c |  | d |\n"),
        (Tool.ROW_REMOVE, "| a | b |\n| --- | --- |\n"),
        (Tool.COLUMN_REMOVE, "| b |\n| --- |\n| d |\n"),
        (Tool.TABLE_REMOVE, "voor\n\nna\n"),
    ],
)
def test_rows_and_columns_come_and_go(hands: Hands, editor: ProseEditor, tool: Tool, after: str) -> None:
    around = "" if tool is not Tool.TABLE_REMOVE else "voor\n\n"
    before = around + TABLE + ("\nna\n" if around else "")
    editor.set_source(before)
    hands.go_to("c")
    hands.use(tool)
    assert editor.source() == after
    if tool in (Tool.ROW_BELOW, Tool.COLUMN_RIGHT):
        hands.type("x")
        assert "x" in editor.source().splitlines()[-1]
        editor.page.undo()
    editor.page.undo()
    assert editor.source() == before


def test_without_its_header_the_next_row_is_it(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source(f"- punt\n\n{TABLE}\n- punt\n")
    before = editor.source()
    hands.go_to("b")
    hands.use(Tool.ROW_REMOVE)
    assert editor.source() == "- punt\n\n| c | d |\n| --- | --- |\n\n- punt\n"
    hands.use(Tool.ROW_REMOVE)
    assert editor.source() == "- punt\n- punt\n"
    editor.page.undo()
    editor.page.undo()
    assert editor.source() == before


def test_the_header_stays_the_header_when_a_row_comes_above_it(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source(TABLE)
    hands.go_to("a")
    hands.use(Tool.ROW_ABOVE)
    hands.type("kop")
    assert editor.source() == "| kop |  |\n| --- | --- |\n| a | b |\n| c | d |\n"


def test_a_table_that_is_all_there_is_leaves_a_place_to_write(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source(TABLE)
    hands.go_to("d")
    hands.use(Tool.TABLE_REMOVE)
    hands.type("x")
    assert editor.source() == "x\n"


def test_the_tools_of_a_table_are_offered_in_one_only(hands: Hands, editor: ProseEditor) -> None:
    editor.set_source(f"voor\n\n{TABLE}")
    before = editor.source()
    hands.go_to("voor")
    for tool in OF_TABLE:
        hands.use(tool)
    assert editor.source() == before
    hands.go_to("a")
    hands.use(Tool.TABLE_NEW)
    assert editor.findChild(TableSize) is None

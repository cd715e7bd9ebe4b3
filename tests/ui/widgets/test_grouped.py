"""A list in groups: headings with their number, past which the cursor goes, and which no file of the list has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.widgets.grouped import Grouped
from app.ui.widgets.list_menu import list_bytes
from app.ui.widgets.paged import TableColumn
from app.ui.widgets.table import RecordTable

ROWS = ("a1", "a2", "b1", "c1", "c2", "c3")


@pytest.fixture
def table(context: Context, qtbot: QtBot) -> RecordTable:
    columns = (TableColumn("what", "today.what", str), TableColumn("again", "today.day", str.upper))
    made = RecordTable(
        context, columns, Grouped(lambda: ROWS, columns, lambda row: f"Groep {row[0]}"), empty="today.empty"
    )
    qtbot.addWidget(made)
    made.resize(600, 200)  # lower than all of it
    made.show()
    made.refresh()
    return made


def words(table: RecordTable) -> list[str]:
    return [str(table.model.index(row, 0).data()) for row in range(table.model.rowCount())]


def test_each_group_stands_below_its_heading_and_how_many_they_are(table: RecordTable) -> None:
    assert words(table) == ["Groep a (2)", "a1", "a2", "Groep b (1)", "b1", "Groep c (3)", "c1", "c2", "c3"]
    assert table.view.columnSpan(0, 0) == 2
    assert table.view.columnSpan(1, 0) == 1


def test_the_cursor_goes_past_the_headings_with_every_key(table: RecordTable) -> None:
    table.view.selectRow(0)
    gone = [table.current]
    for key in [Qt.Key.Key_Down] * 6 + [Qt.Key.Key_Up] * 6 + [Qt.Key.Key_PageDown] * 4 + [Qt.Key.Key_PageUp] * 4:
        QTest.keyClick(table.view, key)
        gone.append(table.current)
    assert gone[:13] == [*ROWS, "c3", "c2", "c1", "b1", "a2", "a1", "a1"]
    assert None not in gone
    assert (gone[16], gone[-1]) == ("c3", "a1")
    for key, end in ((Qt.Key.Key_End, "c3"), (Qt.Key.Key_Home, "a1")):
        QTest.keyClick(table.view, key, Qt.KeyboardModifier.ControlModifier)
        assert table.current == end


def test_a_heading_is_nothing_to_open(table: RecordTable) -> None:
    opened = list[object]()
    table.opened.connect(opened.append)
    table.view.selectRow(1)
    place = QPoint(20, table.view.rowViewportPosition(0) + 10)
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (table.current, opened) == ("a1", [])


def test_what_is_looked_for_is_counted_anew_and_an_empty_group_has_no_heading(table: RecordTable) -> None:
    table.set_filter("2")
    assert words(table) == ["Groep a (1)", "a2", "Groep c (1)", "c2"]
    table.set_filter("nowhere")
    assert words(table) == []


def test_the_file_of_the_list_has_its_rows_alone(table: RecordTable) -> None:
    lines = list_bytes(table).decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[1:]] == [f'"{each}"' for each in ROWS]

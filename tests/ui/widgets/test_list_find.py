"""Every list can be looked through: whoever types in it sees what fits, whoever uses the mouse finds how."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.run import Program
from app.ui.widgets.list_menu import list_menu
from app.ui.widgets.paged import Listed, TableColumn
from app.ui.widgets.reading import StandIn
from app.ui.widgets.table import RecordTable
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe

_TOWNS = ["Apeldoorn", "Deventer", "Zutphen", "Zwolle"]


def towns(context: Context, qtbot: QtBot) -> RecordTable:
    columns = (TableColumn("town", "client.town", str), TableColumn("size", "attachment.size", len_of))
    table = RecordTable(context, columns, Listed(lambda: _TOWNS, columns), empty="form.none")
    qtbot.addWidget(table)
    table.resize(500, 400)
    table.show()
    qtbot.waitUntil(lambda: table.model.was_read)
    table.activateWindow()
    table.view.setFocus()
    return table


def len_of(town: str) -> str:
    return str(len(town))


def listed(table: RecordTable) -> list[str]:
    return [str(table.model.index(row, 0).data()) for row in range(table.model.rowCount())]


def field(table: RecordTable) -> QLineEdit | None:
    return maybe(table, QLineEdit, "list_find")


def test_whoever_types_in_a_list_looks_for_something_in_it(context: Context, qtbot: QtBot) -> None:
    table = towns(context, qtbot)
    chosen: list[object] = []
    table.selected.connect(chosen.append)
    assert field(table) is None
    QTest.keyClicks(table.view, "z")
    found = field(table)
    assert found is not None
    QTest.keyClicks(found, "w")
    assert (listed(table), table.current, chosen[-1]) == (["Zwolle"], "Zwolle", "Zwolle")
    opened: list[object] = []
    table.opened.connect(opened.append)
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert opened == ["Zwolle"]
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert (field(table), listed(table)) == (None, _TOWNS)


def test_a_key_with_another_meaning_looks_for_nothing(context: Context, qtbot: QtBot) -> None:
    table = towns(context, qtbot)
    QTest.keyClick(table.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert field(table) is None


def test_what_is_not_in_the_list_is_said_back_and_is_not_called_empty(context: Context, qtbot: QtBot) -> None:
    table = towns(context, qtbot)
    chosen: list[object] = []
    table.selected.connect(chosen.append)
    table.begin_find()
    found = field(table)
    assert found is not None
    QTest.keyClicks(found, "Urk")
    told = maybe(table, StandIn, "not_found")
    assert told is not None
    assert "Urk" in told.words
    assert chosen[-1] is None
    assert maybe(table, QWidget, "empty") is None


def test_what_was_looked_for_is_forgotten_when_one_leaves(context: Context, qtbot: QtBot) -> None:
    table = towns(context, qtbot)
    QTest.keyClicks(table.view, "u")
    table.hide()
    table.show()
    QApplication.processEvents()
    assert (field(table), listed(table)) == (None, _TOWNS)


def test_with_the_mouse_it_is_found_at_the_end_of_the_headings(context: Context, qtbot: QtBot) -> None:
    table = towns(context, qtbot)
    corner = maybe(table, QToolButton, "list_corner")
    assert corner is not None
    assert corner.accessibleName()
    header = table.view.horizontalHeader()
    qtbot.waitUntil(lambda: header.geometry().contains(corner.geometry().center()))
    last = header.logicalIndexAt(corner.geometry().center().x())
    assert last == 1
    corner.click()
    opened = table.view.findChild(QMenu, "list_menu")
    assert isinstance(opened, QMenu)
    opened.close()
    menu = list_menu(context, table)
    names = [each.objectName() for each in menu.actions() if each.objectName()]
    assert names == ["list_find_in", "list_save"]
    menu.actions()[0].trigger()
    assert field(table) is not None


def test_a_list_says_that_it_waits_before_it_says_that_there_is_nothing(context: Context, qtbot: QtBot) -> None:
    columns = (TableColumn("town", "client.town", str),)
    rows: list[str] = []
    table = RecordTable(context, columns, Listed(lambda: rows, columns), empty="form.none")
    qtbot.addWidget(table)
    table.expect()
    table.show()
    QApplication.processEvents()
    assert maybe(table, QWidget, "waiting") is not None
    table.fail()
    assert maybe(table, QWidget, "unreadable") is not None
    table.expect()
    assert maybe(table, QWidget, "waiting") is not None
    table.came()
    table.refresh()
    assert maybe(table, QWidget, "empty") is not None
    rows.append("Urk")
    table.refresh()
    assert table.view.isVisible()
    table.expect()
    assert table.view.isVisible()  # what was read stays until the answer comes
    table.fail()
    assert not table.view.isVisible()


def test_a_lock_while_one_looks_for_something_reads_nothing_any_more(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    client = hands.client()
    hands.session(hands.trajectory(client), on="2026-03-09", state="planned", at="10:00")
    hands.go("today")
    view = hands.see(QTableView, "today")
    qtbot.waitUntil(lambda: view.model().rowCount() > 0)
    QTest.keyClicks(view, "berg")
    assert hands.see(QLineEdit, "list_find").text() == "berg"
    with qtbot.captureExceptions() as raised:
        program.context.door.lock()
        qtbot.waitUntil(lambda: program.context.door.state is VaultState.LOCKED)
        QApplication.processEvents()
    assert raised == []
    assert [each for each in program.window.findChildren(QLineEdit) if each.text() == "berg"] == []

"""A table with a mouse over it: the whole row is lit, as a row is what opens; and which of its columns are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from app.host.settings import SettingsFile
from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.features.dossiers.clients import client_columns
from app.ui.run import Program
from app.ui.widgets.list_menu import list_menu
from app.ui.widgets.paged import Listed, TableColumn
from app.ui.widgets.table import ROW, RecordTable
from tests.ui.features.dossier_hands import DossierHands
from tests.vault.fast_keys import PASSPHRASE


def test_the_row_under_the_mouse_is_lit_from_edge_to_edge(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    for surname in ("Aalders", "Berg", "Claassen"):
        hands.client(surname=surname)
    hands.go("dossiers")
    hands.until(lambda: any(each.isVisible() for each in hands.window.findChildren(QTableView)))
    (view,) = [each for each in hands.window.findChildren(QTableView) if each.isVisible()]
    middle = view.rowViewportPosition(1) + view.rowHeight(1) // 2
    point_at(view, QPoint(30, middle))
    lit = QColor(hands.context.colours.hover)
    assert ends(view, 1) == [lit, lit]
    assert lit not in ends(view, 0) + ends(view, 2)
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert lit not in ends(view, 1)


def point_at(view: QTableView, place: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    where = QPointF(view.viewport().mapToGlobal(place))
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), where, none, none, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def ends(view: QTableView, row: int) -> list[QColor]:
    """The colour at both ends of a row."""
    picture = view.viewport().grab().toImage()
    top = view.rowViewportPosition(row) + 4
    return [picture.pixelColor(2, top), picture.pixelColor(picture.width() - 3, top)]


def test_no_row_stands_half_in_sight_however_high_the_window_is(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    for number in range(30):
        hands.client(surname=f"Aalders {number}")
    hands.go("dossiers")
    hands.until(lambda: any(each.isVisible() for each in hands.window.findChildren(QTableView)))
    (view,) = [each for each in hands.window.findChildren(QTableView) if each.isVisible()]
    for high in (640, 655, 671, 690, 708):
        hands.window.resize(1024, high)
        qtbot.waitUntil(lambda: view.viewport().height() % ROW == 0)
        assert view.viewport().height() > 3 * ROW


def seen(hands: DossierHands) -> RecordTable:
    """The list that is in sight."""
    hands.until(lambda: any(each.isVisible() for each in hands.window.findChildren(RecordTable)))
    return next(each for each in hands.window.findChildren(RecordTable) if each.isVisible())


def test_a_column_that_was_hidden_is_so_after_a_lock_and_the_next_time(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    hands.client()
    hands.go("dossiers")
    table = seen(hands)
    names = [each.isChecked() for each in list_menu(hands.context, table).actions() if each.isCheckable()]
    table.show_column(1, False)
    door = hands.context.door
    door.lock()
    hands.until(lambda: door.state is VaultState.LOCKED)
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    hands.until(lambda: door.state is VaultState.OPEN)
    again = seen(hands)
    assert [again.view.isColumnHidden(place) for place in range(len(names))] == [n == 1 for n in range(len(names))]
    kept = SettingsFile(hands.context.folders.settings_file).read()
    assert kept.hidden_columns == {f"dossiers.nobody/{client_columns(hands.context)[1].name}"}
    again.show_column(1, True)
    assert SettingsFile(hands.context.folders.settings_file).read().hidden_columns == frozenset()


def test_a_list_of_which_every_column_was_hidden_elsewhere_shows_all_of_them(context: Context, qtbot: QtBot) -> None:
    columns = (TableColumn("town", "client.town", str),)
    context.settings = replace(context.settings, hidden_columns=frozenset({"form.none/town"}))
    table = RecordTable(context, columns, Listed(tuple, columns), empty="form.none")
    qtbot.addWidget(table)
    assert not table.view.isColumnHidden(0)

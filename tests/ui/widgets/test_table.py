"""A table with a mouse over it: the whole row is lit, as a row is what opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from app.ui.run import Program
from app.ui.widgets.table import ROW
from tests.ui.features.dossier_hands import DossierHands


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

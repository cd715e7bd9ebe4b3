"""Text that does not stand out is found, whatever it stands in and however it got its colour."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.kernel.resources import resources
from app.ui.theme.colours import DARK, LIGHT, Colours
from app.ui.theme.theme import put_on
from tests.screenshots.contrast import contrast, too_faint

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
GREY = "#9aa39e"
"""2.6 to 1 on white, and 2.9 on the ground of a card in the dark."""


def _combo() -> QWidget:
    made = QComboBox()
    made.addItem("Persoonlijk")
    return made


def _list() -> QWidget:
    made = QListView()
    made.setModel(QStringListModel(["Een", "Twee"], made))
    return made


def _table() -> QWidget:
    made = QTableWidget(2, 2)
    for place in range(4):
        made.setItem(place // 2, place % 2, QTableWidgetItem("Woord"))
    return made


KINDS: dict[str, Callable[[], QWidget]] = {
    "label": lambda: QLabel("Woorden"), "rich": lambda: QLabel("<b>Woorden</b> en meer"),
    "button": lambda: QPushButton("Verder"), "box": lambda: QCheckBox("Ook de namen"),
    "line": lambda: QLineEdit("Anna"),
    "placeholder": lambda: QLineEdit(placeholderText="dd-mm-jjjj"), "choice": _combo, "list": _list, "table": _table,
    "text": lambda: QPlainTextEdit("Een gesprek"),
}  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """An empty window."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def _put(made: QWidget, window: QMainWindow) -> QWidget:
    """Let it stand in the window, with room around it."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.addWidget(made)
    window.setCentralWidget(holder)
    QApplication.processEvents()
    return made


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_faint_is_found_and_nothing_else(
    window: QMainWindow, qapp: QApplication, kind: str, colours: Colours
) -> None:
    put_on(qapp, colours, resources())
    made = _put(KINDS[kind](), window)
    assert too_faint(window) == []
    ground = "#ffffff" if colours is LIGHT else "#5d6662"
    made.setStyleSheet(f"* {{ color: {GREY}; placeholder-text-color: {GREY}; background: {ground}; border: none; }}")
    assert any(" is faint" in each for each in too_faint(window))


def test_a_frame_that_is_faint_is_found(window: QMainWindow, qapp: QApplication) -> None:
    put_on(qapp, LIGHT, resources())
    made = _put(QLineEdit("Anna"), window)
    made.setStyleSheet(f"border: 1px solid {LIGHT.line};")
    assert [each.rpartition(",")[0] for each in too_faint(window)] == ["QLineEdit has a faint frame"]


def test_the_measure_is_right() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((0x77, 0x77, 0x77), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)

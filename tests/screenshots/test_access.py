"""A control without a name, or to which Tab does not come, is found; where the cursor is can be seen of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.kernel.resources import resources
from app.ui.push_button import PushButton
from app.ui.tab_order import tab_through
from app.ui.theme.colours import DARK, LIGHT, Colours
from app.ui.theme.theme import put_on, set_role
from app.ui.widgets.parts import labelled
from tests.screenshots.access import climbing, unnamed, unreached
from tests.screenshots.focus import shows_cursor, unseen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def body(qtbot: QtBot) -> Iterator[QVBoxLayout]:
    """A window in which every control has a name."""
    window = QMainWindow()
    qtbot.addWidget(window)
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.addLayout(labelled("Naam", QLineEdit()))
    layout.addWidget(QPushButton("Verder"))
    window.setCentralWidget(holder)
    window.show()
    yield layout
    window.close()


def _window(body: QVBoxLayout) -> QWidget:
    found = body.parentWidget()
    assert found is not None
    return found.window()


def test_where_every_control_has_its_name_nothing_is_found(body: QVBoxLayout) -> None:
    assert unnamed(_window(body)) == []
    assert unreached(_window(body)) == []


@pytest.mark.parametrize(
    "kind", [QLineEdit, QComboBox, QSpinBox, QListWidget, QPlainTextEdit, QPushButton, QToolButton]
)
def test_a_control_without_a_name_is_found(body: QVBoxLayout, kind: Callable[[], QWidget]) -> None:
    made = kind()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    body.addWidget(made)
    made.show()
    assert len(unnamed(_window(body))) == 1
    made.setAccessibleName("Naam")
    assert unnamed(_window(body)) == []


def _tab_bar() -> QWidget:
    bar = QTabBar()
    bar.addTab("Een")
    bar.addTab("Twee")
    return bar


def _list() -> QWidget:
    made = QListWidget()
    made.addItem("Een")
    return made


def _role(role: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        made = PushButton("Verder")
        set_role(made, role)
        return made

    return make


KINDS: dict[str, Callable[[], QWidget]] = {
    "line": QLineEdit, "choice": QComboBox, "number": QSpinBox, "text": QPlainTextEdit, "list": _list,
    "tabs": _tab_bar, "box": lambda: QCheckBox("Ja"), "radio": lambda: QRadioButton("Ja"), "button": _role(""),
    **{role: _role(role) for role in ("primary", "danger", "quiet", "inside", "place", "subplace", "part", "way")},
}  # fmt: skip


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_where_the_cursor_is_can_be_seen(qtbot: QtBot, qapp: QApplication, kind: str, colours: Colours) -> None:
    put_on(qapp, colours, resources())
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made, other = KINDS[kind](), QPushButton("Iets anders")
    layout.addWidget(made)
    layout.addWidget(other)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert shows_cursor(made, window)


@pytest.mark.parametrize("role", ["primary", "danger"])
def test_a_frame_that_hardly_differs_from_its_button_is_not_seen(qtbot: QtBot, qapp: QApplication, role: str) -> None:
    put_on(qapp, LIGHT, resources())
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made = QPushButton("Verder")
    set_role(made, role)
    made.setStyleSheet(f"QPushButton:focus {{ border: 2px solid {LIGHT.text}; }}")
    layout.addWidget(made)
    layout.addWidget(QPushButton("Iets anders"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert [each.partition(" QPush")[2] for each in unseen(window, set())] == [f"Button {role}"]
    assert unseen(window, {f"QPushButton {role}", "QPushButton"}) == []


def test_a_form_in_which_tab_climbs_is_found(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    lines = [QLineEdit() for _ in range(3)]
    layout = QVBoxLayout(dialog)
    for number, each in enumerate(lines):
        each.setObjectName(f"line{number}")
        each.setAccessibleName(f"{number}")
        layout.addWidget(each)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert climbing(dialog) == []
    tab_through(lines[0], lines[2], lines[1])
    assert climbing(dialog) == ["Tab climbs from QLineEdit line2 to QLineEdit line1"]
    tab_through(*lines)
    assert climbing(dialog) == []


def test_a_way_of_tab_that_goes_round_in_circles_is_found(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    layout = QVBoxLayout(dialog)
    lines, between, on = [QLineEdit(), QLineEdit()], QPushButton("Maak er een"), QPushButton("Verder")
    on.setObjectName("on")
    for line, below in zip(lines, (between, on), strict=True):
        holder = QWidget()
        QVBoxLayout(holder).addWidget(line)
        holder.setFocusProxy(line)
        layout.addWidget(holder)
        layout.addWidget(below)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert unreached(dialog) == []
    QWidget.setTabOrder(*lines)  # what hands the cursor on to the second stays where it was, behind the button
    assert unreached(dialog) == ["QPushButton on is not reached by Tab"]
    tab_through(lines[0], between, lines[1])
    assert unreached(dialog) == []
    tab_through(*lines, between)
    assert unreached(dialog) == []

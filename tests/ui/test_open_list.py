"""A list that opens shows each of its rows whole, in both looks and in large type, however narrow its field is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.kernel.resources import resources
from app.ui.open_list import OpenList
from app.ui.theme.colours import DARK, LIGHT, Colours
from app.ui.theme.theme import put_on
from app.ui.widgets.inputs import Combo

APP = Path(__file__).parents[2] / "app"
LONG = "Wie deze keuze maakt, wil haar ook helemaal kunnen lezen"


@pytest.mark.usefixtures("looks")
def test_a_field_has_the_same_room_for_its_words_with_and_without_the_cursor(qtbot: QtBot, qapp: QApplication) -> None:
    put_on(qapp, LIGHT, resources())
    field = OpenList()
    qtbot.addWidget(field)
    field.resize(240, 36)
    field.show()
    option = QStyleOptionComboBox()
    option.initFrom(field)
    kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = []
    for focus in (option.state & ~QStyle.StateFlag.State_HasFocus, option.state | QStyle.StateFlag.State_HasFocus):
        option.state = focus
        room.append(field.style().subControlRect(kind, option, part, field))
    assert room[0] == room[1]


@pytest.mark.parametrize("kind", [OpenList, Combo])
@pytest.mark.parametrize("points", [11.0, 20.0])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.usefixtures("looks")
def test_every_row_is_in_sight(
    qtbot: QtBot, qapp: QApplication, colours: Colours, points: float, kind: type[OpenList]
) -> None:
    put_on(qapp, colours, resources(), points)
    around = QWidget()
    qtbot.addWidget(around)
    field = kind()
    QVBoxLayout(around).addWidget(field)
    around.setFixedWidth(200)
    around.show()
    for number in range(1, 10):
        field.addItem(LONG if number == 2 else f"Keuze {number}")
        field.showPopup()
        qapp.processEvents()
        view = field.view()
        last = view.visualRect(field.model().index(number - 1, 0))
        assert view.visualRect(field.model().index(0, 0)).top() >= 0
        assert last.bottom() < view.viewport().height(), f"{number} rows"
        assert view.height() == view.window().height(), "an empty strip"
        assert view.verticalScrollBar().maximum() == 0
        assert view.sizeHintForColumn(0) <= view.viewport().width()
        field.hidePopup()


def test_no_field_has_a_list_of_another_kind() -> None:
    made = [each.name for each in APP.rglob("*.py") if re.search(r"\bQComboBox\(", each.read_text("utf-8"))]
    assert not made, "OpenList opens so that every row can be read"

"""Dates are typed as the Dutch write them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit
from pytestqt.qtbot import QtBot

from app.kernel.translator import Translator
from app.ui.theme.colours import LIGHT
from app.ui.widgets.date_input import DateInput


@pytest.fixture
def asked(dutch: Translator, qtbot: QtBot) -> DateInput:
    made = DateInput(dutch, LIGHT)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    "typed",
    ["12-5-1984", "12/05/1984", "12.05.1984", "12051984", "1984-05-12", " 12-05-1984"],
)
def test_it_is_read_however_it_is_written(asked: DateInput, typed: str) -> None:
    QTest.keyClicks(asked.inner, typed)
    assert asked.given() == "1984-05-12"


@pytest.mark.parametrize("typed", ["12-13-1984", "30-02-2024", "gisteren", "12-05-84", "12-05", "١٢-٠٥-١٩٨٤"])
def test_what_is_no_date_is_handed_over_as_it_is(asked: DateInput, typed: str) -> None:
    line = asked.inner
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    assert asked.given() == typed


def test_it_may_be_nothing(asked: DateInput) -> None:
    assert asked.given() == ""
    asked.show_value(date(2024, 2, 29))
    assert asked.given() == "2024-02-29"
    asked.show_value(None)
    assert asked.given() == ""


def test_leaving_the_field_tidies_it(asked: DateInput) -> None:
    line = asked.inner
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "1/2/2024")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "01-02-2024"


def test_a_day_picked_from_the_calendar_counts_as_edited(asked: DateInput, qtbot: QtBot) -> None:
    asked.show_value(date(2024, 3, 3))
    with qtbot.waitSignal(asked.edited):
        asked._open_calendar()
        calendar = asked.findChild(QCalendarWidget)
        assert isinstance(calendar, QCalendarWidget)
        assert calendar.selectedDate().toPython() == date(2024, 3, 3)
        calendar.setSelectedDate(calendar.selectedDate().addDays(1))
        calendar.activated.emit(calendar.selectedDate())
    assert asked.given() == "2024-03-04"

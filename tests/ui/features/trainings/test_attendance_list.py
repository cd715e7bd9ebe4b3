"""The list of who was there has what every list has; while one looks for somebody, nobody else is marked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.participation import Attendance
from app.domain.training import Training, TrainingMeeting
from app.ui.features.trainings.attendance_grid import AttendanceGrid
from app.ui.features.trainings.attendance_list import AttendanceList
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.list_menu import list_bytes, list_menu
from app.usecases.enrol import enrol
from app.usecases.keep_item import add_item
from app.usecases.plan_meeting import plan_meeting
from tests.ui.answers import AnsweredFiles
from tests.ui.look import maybe, press, see

_PEOPLE = [{"first_name": name, "surname": "Berg"} for name in ("Anna", "Bram", "Cato", "Hanna")]
_DAYS = (date(2026, 2, 24), date(2026, 3, 3))


@pytest.fixture
def shown(program: Program) -> AttendanceList:
    vault = program.context.vault
    training = vault.now(add_item, Training, {"title": "Feedback geven", "starts_on": _DAYS[0].isoformat()})
    for day in _DAYS:
        vault.now(plan_meeting, training.id, {"on": day.isoformat()})
    vault.now(enrol, training.id, _PEOPLE)
    program.context.navigate(Place("trainings", record=training.id))
    return see(program.window, AttendanceList, "")


def lines(shown: AttendanceList) -> list[list[str]]:
    """The file of the list, cell by cell."""
    return [
        [cell.strip('"') for cell in line.split(";")] for line in list_bytes(shown).decode("utf-8-sig").splitlines()
    ]


def look_for(program: Program, shown: AttendanceList, words: str) -> None:
    menu = list_menu(program.context, shown)
    next(each for each in menu.actions() if each.objectName() == "list_find_in").trigger()
    QTest.keyClicks(see(shown, QLineEdit, "list_find"), words)


def test_whom_one_looks_for_stands_there_alone_and_is_marked_alone(
    program: Program, shown: AttendanceList, qtbot: QtBot
) -> None:
    look_for(program, shown, "anna")
    grid, reader = see(program.window, AttendanceGrid, "attendance"), program.context.reader
    assert [name for name, *_ in lines(shown)[1:]] == ["Anna Berg", "Hanna Berg"]
    QTest.keyClick(see(shown, QLineEdit, "list_find"), Qt.Key.Key_Return)
    qtbot.waitUntil(grid.hasFocus)
    assert (grid.currentRow(), grid.currentColumn()) == (0, 1)
    QTest.keyClicks(grid, "a")
    assert (grid.currentRow(), grid.currentColumn()) == (3, 1), "past those who are not in sight"
    QTest.keyClicks(grid, "a")
    assert (grid.currentRow(), grid.currentColumn()) == (0, 2)
    press(program.window, "everybody_present")
    qtbot.waitUntil(lambda: reader.count(Attendance) == 4)
    QTest.keyClick(see(shown, QLineEdit, "list_find"), Qt.Key.Key_Escape)
    assert maybe(shown, QLineEdit, "list_find") is None
    assert len(lines(shown)) == 5


def test_a_meeting_that_is_hidden_stays_so_and_no_mark_goes_to_it(
    program: Program, shown: AttendanceList, qtbot: QtBot
) -> None:
    grid, reader = see(program.window, AttendanceGrid, "attendance"), program.context.reader
    columns = [each for each in list_menu(program.context, shown).actions() if each.isCheckable()]
    assert [each.isChecked() for each in columns] == [True] * 4
    columns[1].setChecked(False)
    grid.setCurrentCell(3, 2)
    QTest.keyClicks(grid, "a")
    qtbot.waitUntil(lambda: reader.count(Attendance) == 1)
    assert grid.isColumnHidden(1), "also when it was read again"
    assert [len(each) for each in lines(shown)] == [3] * 5
    (marked,) = reader.find(Attendance)
    assert reader.get(TrainingMeeting, marked.meeting).on == _DAYS[1]


def test_it_is_saved_as_it_is_shown(
    program: Program, shown: AttendanceList, files: AnsweredFiles, tmp_path: Path
) -> None:
    target = tmp_path / "lijst.csv"
    files.answers = [target]
    next(each for each in list_menu(program.context, shown).actions() if each.objectName() == "list_save").trigger()
    assert target.read_bytes() == list_bytes(shown)
    assert "\n" not in "".join(lines(shown)[0])

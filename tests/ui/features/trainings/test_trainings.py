"""A training in the window: planned, people added in one go, attendance by keyboard, evaluations, the list to sign."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.new_people import people_in
from app.domain.participation import Attendance, Participation, Presence
from app.domain.reason import worded
from app.domain.today import TodayLine
from app.domain.training import Training
from app.kernel.errors import InputError
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog, FormDialog
from app.ui.widgets.form import RecordForm
from app.usecases.attend import attend
from app.usecases.enrol import enrol
from app.usecases.keep_item import add_item
from app.usecases.plan_meeting import plan_meeting
from app.usecases.today.sources import today_lines
from tests.ui.answers import AnsweredFiles
from tests.ui.look import maybe, press, read, see
from tests.usecases import dossier

_NEW = "Noor van Dam, noor@voorbeeld.nl\nJoris Hendriks <joris@voorbeeld.nl>\n"


def step(program: Program, qtbot: QtBot, button: str, dialog: str, **values: object) -> None:
    press(program.window, button)
    shown = see(program.window, FormDialog, dialog)
    shown.findChildren(RecordForm)[0].set_values(values)
    press(shown, "primary")
    qtbot.waitUntil(lambda: maybe(program.window, FormDialog, dialog) is None)


def test_c15_a_group_is_planned_enrolled_and_its_attendance_taken_by_keyboard(
    program: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    known = dossier.client(program.context.vault)
    program.context.navigate(Place("trainings"))
    step(program, qtbot, "new_training", "training", title="Feedback geven", starts_on=date(2026, 2, 24))
    assert read(program.window, "training_title") == "Feedback geven"
    for day in (date(2026, 2, 24), date(2026, 3, 3), date(2026, 3, 17)):
        step(program, qtbot, "new_meeting", "meeting", on=day, at="09:30")
    press(program.window, "add_people")
    shown = see(program.window, FormDialog, "add_people")
    names = see(shown, QListWidget, "choose_clients")
    names.item(0).setCheckState(Qt.CheckState.Checked)
    shown.form.set_values({"lines": _NEW})
    press(shown, "primary")
    reader = program.context.reader
    qtbot.waitUntil(lambda: reader.count(Participation) == 3)
    qtbot.waitUntil(lambda: maybe(program.window, FormDialog, "add_people") is None)
    assert reader.count(Client) == 3
    grid = see(program.window, QTableWidget, "attendance")
    assert (grid.currentRow(), grid.currentColumn()) == (0, 1), "where one begins"
    QTest.keyClicks(grid, "amx")
    assert (grid.currentRow(), grid.currentColumn()) == (0, 2), "on to the next meeting"
    qtbot.waitUntil(lambda: reader.count(Attendance) == 3)
    by_client = {each.client: each.presence for each in reader.find(Attendance)}
    assert by_client[known.id] is Presence.PRESENT
    assert sorted(by_client.values()) == ["absent", "excused", "present"]
    press(program.window, "everybody_present")
    qtbot.waitUntil(lambda: reader.count(Attendance) == 6)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: reader.count(Attendance) == 5)
    grid.setCurrentCell(0, 3)
    QTest.keyClicks(grid, "a")
    refused = see(program.window, Dialog, "message")
    press(refused, "primary")
    assert reader.count(Attendance) == 5, "a meeting that is still to come"
    files.answers = [tmp_path / "lijst.pdf"]
    press(program.window, "print_attendance")
    qtbot.waitUntil((tmp_path / "lijst.pdf").exists)
    press(see(program.window, Dialog, "message"), "primary")


def test_w10_the_page_shows_a_total_only_when_it_hides_everybody(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    training = vault.now(add_item, Training, {"title": "Grenzen", "starts_on": "2026-02-24"})
    meeting = vault.now(plan_meeting, training.id, {"on": "2026-02-24"})
    people = [{"first_name": "Kim", "surname": f"Nummer{number}"} for number in range(5)]
    made = vault.now(enrol, training.id, people)
    vault.now(attend, meeting.id, {made[0].id: "present"})
    program.context.navigate(Place("trainings", record=training.id))
    grid = see(program.window, QTableWidget, "attendance")
    for number in range(5):
        grid.setCurrentCell(number, 2)
        QTest.keyClick(grid, Qt.Key.Key_Return)
        shown = see(program.window, FormDialog, "evaluation")
        shown.form.set_values({"content_mark": 8})
        press(shown, "primary")
        qtbot.waitUntil(lambda: maybe(program.window, FormDialog, "evaluation") is None)
        if number == 3:
            _told(program, qtbot, "Er zijn 4 formulieren overgenomen.")
    _told(program, qtbot, "Gemiddelden van 5 formulieren.")
    grid.setCurrentCell(0, 0)
    press(program.window, "cancel_participation")
    qtbot.waitUntil(lambda: not see(program.window, QPushButton, "cancel_participation").isEnabled())
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: maybe(program.window, QTableWidget, "attendance") is None)


def _told(program: Program, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: read(program.window, "evaluation_total").startswith(words))


def test_people_are_read_a_line_each_and_a_line_without_a_name_is_named() -> None:
    assert people_in("\nNoor van Dam\tnoor@voorbeeld.nl\n \nA. Bos\n") == [
        {"first_name": "Noor", "infix": "van", "surname": "Dam", "email": "noor@voorbeeld.nl"},
        {"first_name": "A.", "infix": "", "surname": "Bos", "email": ""},
    ]
    with pytest.raises(InputError) as error:
        people_in("Noor van Dam\n<noor@voorbeeld.nl>")
    assert [dict(each.arguments) for each in error.value.faults] == [{"line": 2}]


def test_c15_what_a_training_left_stands_in_the_participants_own_dossier(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    given = {"title": "Grenzen stellen", "starts_on": "2026-02-24"}
    training = vault.now(add_item, Training, given)
    meeting = vault.now(plan_meeting, training.id, {"on": "2026-02-24"})
    (made,) = vault.now(enrol, training.id, [{"first_name": "Kim", "surname": "de Groot"}])
    program.context.navigate(Place("today"))
    qtbot.waitUntil(
        lambda: any("Presentie invullen" in worded(each.what, program.context.translator) for each in _today(program))
    )
    vault.now(attend, meeting.id, {made.id: "excused"})
    assert not _today(program)
    program.context.navigate(Place("dossier", made.client, made.id, "participation"))
    qtbot.waitUntil(lambda: any(each.text() == "Afgemeld" for each in program.window.findChildren(QLabel)))
    step(program, qtbot, "preparation", "preparation", preparation="Nee leren zeggen.")
    assert program.context.reader.get(Participation, made.id).preparation == "Nee leren zeggen."
    step(program, qtbot, "new_scan", "scan", instrument="Kleurenprofiel", outcome="Vooral groen.")
    qtbot.waitUntil(lambda: any(each.text() == "Kleurenprofiel" for each in program.window.findChildren(QLabel)))
    press(program.window, "to_training")
    assert read(program.window, "training_title") == "Grenzen stellen"


def _today(program: Program) -> list[TodayLine]:
    lines = today_lines(program.context.reader, program.context.parts)
    return [each for each in lines if each.noun == "training"]

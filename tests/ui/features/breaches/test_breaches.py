"""A breach in the window: suspected, established, judged, reported, told of and closed, with the hours in sight."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QTableView
from pytestqt.qtbot import QtBot

from app.domain.breach import Breach, BreachNotice, BreachState
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog, FormDialog
from app.ui.widgets.form import RecordForm
from tests.fakes import SetClock
from tests.ui.answers import AnsweredFiles
from tests.ui.look import maybe, press, read, see
from tests.usecases import dossier

_RISK = {
    "risk": "high",
    "risk_reason": "Er staan gespreksverslagen in.",
    "effects": "Iemand kan lezen wat cliënten vertelden.",
    "measures": "Aangifte gedaan en de telefoon gewist.",
}
_LEARNED = {"evaluation": "Papier hoort niet in de tas.", "prevention": "Verslagen blijven in de kluis."}


def step(program: Program, qtbot: QtBot, button: str, dialog: str, **values: object) -> None:
    press(program.window, button)
    shown = see(program.window, FormDialog, dialog)
    shown.findChildren(RecordForm)[0].set_values(values)
    if dialog == "tell":
        names = see(shown, QListWidget, "choose_clients")
        names.item(0).setCheckState(Qt.CheckState.Checked)
        assert read(shown, "chosen") == "1 cliënt gekozen"
    press(shown, "primary")
    qtbot.waitUntil(lambda: maybe(program.window, FormDialog, dialog) is None)


def test_b8_a_breach_goes_from_suspicion_to_closed(
    program: Program, qtbot: QtBot, clock: SetClock, files: AnsweredFiles, tmp_path: Path
) -> None:
    client = dossier.client(program.context.vault)
    program.context.navigate(Place("breaches"))
    step(program, qtbot, "suspect_breach", "suspect", title="Tas gestolen", nature="lost_device", facts="In de trein.")
    step(program, qtbot, "breach_known", "assess", data="Verslagen op papier.")
    assert read(program.window, "breach_title") == "Tas gestolen"
    step(program, qtbot, "breach_establish", "assess")
    assert read(program.window, "breach_stands") == "nog 72 uur om te melden"
    assert read(program.window, "report_by") == "Melden vóór 6 maart 2026 10:00"
    press(program.window, "close_breach")
    told = see(program.window, Dialog, "message")
    assert any("Autoriteit Persoonsgegevens" in each.text() for each in told.findChildren(QLabel))
    press(told, "primary")
    step(program, qtbot, "breach_judge", "assess", **_RISK)
    step(program, qtbot, "breach_report", "report", reference="AP-2026-000123")
    step(program, qtbot, "breach_tell", "tell", told_how="telephone")
    step(program, qtbot, "breach_learned", "assess", **_LEARNED)
    assert read(program.window, "breach_stands") == "Klaar om af te ronden"
    files.answers = [tmp_path / "brief.pdf"]
    press(program.window, "paper_letter")
    qtbot.waitUntil((tmp_path / "brief.pdf").exists)
    press(see(program.window, Dialog, "message"), "primary")
    press(program.window, "close_breach")
    press(see(program.window, Dialog, "question"), "primary")
    reader = program.context.reader
    qtbot.waitUntil(lambda: reader.find(Breach)[0].state is BreachState.CLOSED)
    assert [each.client for each in reader.find(BreachNotice)] == [client.id]
    qtbot.waitUntil(lambda: read(program.window, "breach_stands") == "Afgerond")


def test_the_register_shows_the_hours_that_are_left_and_opens_by_keyboard(
    program: Program, qtbot: QtBot, clock: SetClock
) -> None:
    program.context.navigate(Place("breaches"))
    step(
        program, qtbot, "suspect_breach", "suspect", title="Mail verkeerd", nature="wrong_recipient", facts="Typefout."
    )
    step(program, qtbot, "breach_establish", "assess")
    clock.forward(hours=80)
    program.context.navigate(Place("breaches"))
    view = see(program.window, QTableView, "breaches")
    assert str(view.model().index(0, 4).data()) == "8 uur te laat met melden"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert read(program.window, "breach_title") == "Mail verkeerd"


def test_b13_help_on_recognising_one_is_a_press_away(program: Program) -> None:
    program.context.navigate(Place("breaches"))
    press(program.window, "recognise")
    shown = see(program.window, Dialog, "recognise")
    words = " ".join(each.text() for each in shown.findChildren(QLabel))
    assert "bij iemand terechtgekomen die ze niet mag hebben" in words
    press(shown, "primary")

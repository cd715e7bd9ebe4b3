"""Retention in the window: every item of a dossier says until when and why; what is due stands on one page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.session import Session
from app.domain.trajectory import Trajectory
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.keep_item import edit_item
from tests.ui.look import maybe, press, read, see, write
from tests.usecases import dossier


def column(view: QTableView, place: int) -> list[str]:
    model = view.model()
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_every_item_of_a_dossier_says_until_when_and_why(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    client = dossier.client(vault)
    trajectory = dossier.trajectory(vault, client, ends_on="2026-02-01")
    dossier.session(vault, trajectory)
    program.context.navigate(Place("dossier", client.id, part="retention"))
    window = program.window
    view = see(window, QTableView, "kept")
    assert column(view, 0) == ["Naam en contactgegevens", "Gesprek van 3 februari 2025", "Traject ‘Loopbaan’"]
    assert column(view, 1) == ["01-02-2031", "01-02-2031", "31-12-2033"]
    assert column(view, 2) == ["Bewaard"] * 3
    assert column(view, 3)[0] == "5 jaar na het traject"
    view.selectRow(1)
    assert read(window, "why").endswith("Gevoelig: dit zegt veel over je cliënt.")
    view.selectRow(2)
    assert "Gevoelig" not in read(window, "why")
    assert read(window, "why").startswith("Bewaard tot en met 31 december 2033: administratie bewaren we 7 jaar")
    assert read(window, "kept_number") == "3 onderdelen · er moet nu niets"
    vault.now(edit_item, Trajectory, trajectory.id, {"ends_on": ""})
    qtbot.waitUntil(lambda: column(view, 2) == ["Loopt nog"] * 3)


def test_only_what_is_due_can_be_shown(program: Program) -> None:
    vault = program.context.vault
    client = dossier.client(vault)
    ended = dossier.trajectory(vault, client, starts_on="2019-01-07", ends_on="2020-02-01")
    dossier.session(vault, ended)
    program.context.navigate(Place("dossier", client.id, part="retention"))
    assert read(program.window, "kept_number") == "3 onderdelen · 2 onderdelen wachten op een besluit"
    see(program.window, QCheckBox, "only_due").setChecked(True)
    view = see(program.window, QTableView, "kept")
    assert column(view, 2) == ["Termijn voorbij"] * 2


def test_the_page_shows_what_is_due_on_a_day(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    anna = dossier.client(vault)
    dossier.trajectory(vault, anna, starts_on="2019-01-07", ends_on="2020-02-01")
    dossier.client(vault, "Vries", first_name="Bert")
    window = program.window
    program.context.navigate(Place("retention"))
    qtbot.waitUntil(lambda: read(window, "due_number") == "1 onderdeel wacht op een besluit")
    view = see(window, QTableView, "kept")
    assert column(view, 0) == ["Anna Berg"]
    day = see(window, QWidget, "on_day").findChild(QLineEdit)
    assert isinstance(day, QLineEdit)
    day.setText("04-03-2027")
    day.textEdited.emit(day.text())
    qtbot.waitUntil(lambda: column(view, 0) == ["Anna Berg", "Bert Vries"])
    day.setText("04-03-2020")
    day.textEdited.emit(day.text())
    qtbot.waitUntil(lambda: maybe(window, QTableView, "kept") is None)
    day.setText("nooit")
    day.textEdited.emit(day.text())
    qtbot.waitUntil(lambda: read(window, "due_number").startswith("Dit is geen datum"))


def test_what_goes_is_shown_and_typed_before_it_goes(program: Program, qtbot: QtBot) -> None:
    vault, window = program.context.vault, program.window
    client = dossier.client(vault)
    ended = dossier.trajectory(vault, client, starts_on="2019-01-07", ends_on="2020-02-01")
    dossier.session(vault, ended)
    program.context.navigate(Place("retention"))
    qtbot.waitUntil(lambda: maybe(window, QTableView, "kept") is not None)
    qtbot.waitUntil(lambda: see(window, QPushButton, "preview").isEnabled())
    press(window, "preview")
    yes = see(window, QPushButton, "primary")
    assert not yes.isEnabled()
    write(window, "confirm_text", "vernietig 2")
    assert not yes.isEnabled()
    write(window, "confirm_text", "vernietig 1")
    press(window, "primary")
    qtbot.waitUntil(lambda: vault.reader().find(Session) == ())
    assert vault.reader().get(Client, client.id).surname == "Berg", "the invoice has a name on it"
    press(window, "back")
    qtbot.waitUntil(lambda: maybe(window, QTableView, "kept") is None)
    press(window, "certificates")
    assert column(see(window, QDialog, "certificates_dialog").findChildren(QTableView)[0], 3) == ["1"]


def test_a_hold_is_seen_at_the_head_and_stops_everything_until_it_is_released(program: Program, qtbot: QtBot) -> None:
    vault, window = program.context.vault, program.window
    client = dossier.client(vault)
    dossier.session(vault, dossier.trajectory(vault, client, starts_on="2019-01-07", ends_on="2020-02-01"))
    program.context.navigate(Place("dossier", client.id, part="retention"))
    press(window, "place_hold")
    press(see(window, QDialog, "hold"), "primary")
    qtbot.waitUntil(lambda: maybe(window, QWidget, "hold_notice") is not None)
    assert read(window, "hold_words").startswith("Vernietigingsstop op het hele dossier sinds 3 maart 2026")
    assert set(column(see(window, QTableView, "kept"), 2)[:2]) == {"Vernietigingsstop"}
    assert not see(window, QPushButton, "preview").isEnabled()
    press(window, "release_hold")
    because = see(window, QDialog, "release").findChild(QPlainTextEdit)
    assert isinstance(because, QPlainTextEdit)
    because.setPlainText("De zaak is geschikt.")
    press(see(window, QDialog, "release"), "primary")
    qtbot.waitUntil(lambda: maybe(window, QWidget, "hold_notice") is None)
    assert see(window, QPushButton, "preview").isEnabled()


def test_anonymising_stands_with_the_other_acts(program: Program) -> None:
    vault, window = program.context.vault, program.window
    client = dossier.client(vault)
    trajectory = dossier.trajectory(vault, client, starts_on="2019-01-07", ends_on="2020-02-01")
    dossier.session(vault, trajectory)
    program.context.navigate(Place("dossier", client.id, part="retention"))
    press(window, "anonymise")
    # The trajectory is kept for the invoices, so that nothing is anonymised yet: it is said why.
    titles = [each.windowTitle() for each in window.findChildren(QDialog) if each.isVisible()]
    assert titles == [program.context.text("retention_acts.not_anonymous")]


def test_enter_goes_to_the_item(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    client = dossier.client(vault)
    dossier.request(vault, client)
    program.context.navigate(Place("dossier", client.id, part="retention"))
    view = see(program.window, QTableView, "kept")
    view.selectRow(column(view, 0).index("Verzoek van 2 maart 2026: Kopie"))
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: maybe(program.window, QWidget, "request_title") is not None)

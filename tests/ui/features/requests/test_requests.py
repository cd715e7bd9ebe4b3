"""A request in the window: recorded, identified, answered with a copy, closed; and everywhere by when."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.package import Package
from app.domain.request import IdentityCheck, Request, RequestState
from app.domain.restriction import Restriction
from app.packages.html_reader import open_html_package
from app.ui.features.requests.rows import request_rows, tone_of
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog, FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.state_mark import Tone
from app.usecases.close_request import close_request
from app.usecases.identify_request import identify_request
from tests.fakes import SetClock
from tests.ui.answers import AnsweredFiles
from tests.ui.look import maybe, press, read, see
from tests.usecases import dossier


def cells(view: QTableView, row: int) -> list[str]:
    model = view.model()
    return [str(model.index(row, place).data()) for place in range(model.columnCount())]


def dialog(program: Program, name: str) -> Dialog:
    return see(program.window, Dialog, name)


def fill(shown: QWidget, **values: object) -> None:
    shown.findChildren(RecordForm)[0].set_values(values)


def go(program: Program, request: Request) -> QWidget:
    program.context.navigate(Place("dossier", request.client, request.id, "request"))
    return program.window


def client_of(program: Program) -> Client:
    vault = program.context.vault
    client = dossier.client(vault)
    dossier.session(vault, dossier.trajectory(vault, client))
    return client


def test_a_request_goes_from_receipt_to_a_closed_answer(
    program: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    client = client_of(program)
    reader, window = program.context.reader, program.window
    program.context.navigate(Place("dossier", client.id, part="requests"))
    press(window, "new_request")
    fill(dialog(program, "request"), kind="copy", received_on=program.context.today, asked="Mag ik alles zien?")
    press(dialog(program, "request"), "primary")
    qtbot.waitUntil(lambda: maybe(window, QLabel, "request_title") is not None)
    (request,) = reader.find(Request)
    assert read(window, "request_title") == "Verzoek van 3 maart 2026: Kopie"
    assert (read(window, "term.promised"), read(window, "term.legal")) == ("17 maart 2026", "7 april 2026")
    assert read(window, "request_left") == "nog 14 dagen"

    press(window, "make_copy")
    files.answers.append(tmp_path / "copy.html")
    press(dialog(program, "copy"), "primary")
    qtbot.waitUntil(lambda: maybe(window, Dialog, "message") is not None)
    refusal = " ".join(each.text() for each in dialog(program, "message").findChildren(QLabel))
    assert "je hebt nog niet vastgesteld dat het verzoek echt van deze cliënt komt" in refusal
    press(dialog(program, "message"), "primary")
    press(dialog(program, "copy"), "back")
    assert not (tmp_path / "copy.html").exists()

    press(window, "identify_request")
    identify = dialog(program, "identify")
    assert isinstance(identify, FormDialog)
    choice = identify.form.fields["identity"].input.inner
    assert isinstance(choice, QComboBox)
    assert choice.currentText() == program.context.text("form.choose")
    press(identify, "primary")
    qtbot.waitUntil(lambda: identify.form.fields["identity"].fault != "")
    assert reader.get(Request, request.id).identity is IdentityCheck.NOT_YET
    identify.form.fields["identity"].input.show_value(IdentityCheck.KNOWN)
    press(identify, "primary")
    qtbot.waitUntil(lambda: reader.get(Request, request.id).identity is IdentityCheck.KNOWN)
    qtbot.waitUntil(lambda: read(window, "identified") == "Ik ken de cliënt, op 3 maart 2026.")

    press(window, "make_copy")
    files.answers.append(tmp_path / "copy.html")
    press(dialog(program, "copy"), "primary")
    qtbot.waitUntil(lambda: maybe(window, QLabel, "package_file") is not None)
    (package,) = reader.find(Package, request=request.id)
    shown = [each.text() for each in dialog(program, "copy").findChildren(QLabel)]
    assert set(package.passphrase.split("-")) <= set(shown)
    assert len(open_html_package(tmp_path / "copy.html", package.passphrase).manifest.files) == 7
    press(dialog(program, "copy"), "primary")

    press(window, f"again_{package.id}")
    shown = [each.text() for each in dialog(program, "passphrase").findChildren(QLabel)]
    assert set(package.passphrase.split("-")) <= set(shown)
    press(dialog(program, "passphrase"), "primary")

    press(window, "close_request")
    fill(dialog(program, "close_request"), outcome="granted", answer="Kopie gestuurd.")
    press(dialog(program, "close_request"), "primary")
    qtbot.waitUntil(lambda: reader.get(Request, request.id).state is RequestState.CLOSED)
    qtbot.waitUntil(lambda: read(window, "request_left") == "Toegekend")
    assert maybe(window, QWidget, "close_request") is None


def test_what_is_missing_stands_at_its_field(program: Program, qtbot: QtBot) -> None:
    client = client_of(program)
    program.context.navigate(Place("dossier", client.id, part="requests"))
    press(program.window, "new_request")
    press(dialog(program, "request"), "primary")
    qtbot.waitUntil(lambda: read(program.window, "kind_fault") == "Vul dit in.")
    assert program.context.reader.find(Request) == ()
    dialog(program, "request").accept()


def test_closing_too_early_says_why_not(program: Program, qtbot: QtBot) -> None:
    request = dossier.request(program.context.vault, client_of(program))
    window = go(program, request)
    press(window, "close_request")
    press(dialog(program, "close_request"), "primary")
    qtbot.waitUntil(lambda: maybe(window, Dialog, "message") is not None)
    refusal = " ".join(each.text() for each in dialog(program, "message").findChildren(QLabel))
    assert "er staat nog niet bij wat je hebt geantwoord" in refusal
    press(dialog(program, "message"), "primary")
    assert program.context.reader.get(Request, request.id) == request
    dialog(program, "close_request").accept()


def test_extending_moves_the_legal_term(program: Program, qtbot: QtBot) -> None:
    request = dossier.request(program.context.vault, client_of(program), {"kind": "erasure"})
    window = go(program, request)
    assert read(window, "term.legal") == "2 april 2026"
    press(window, "extend_request")
    fill(dialog(program, "extend"), extension_reason="Het is veel.")
    press(dialog(program, "extend"), "primary")
    qtbot.waitUntil(lambda: read(window, "term.legal") == "2 juni 2026")
    assert maybe(window, QWidget, "extend_request") is None


def test_all_requests_stand_on_one_page_the_most_urgent_first(program: Program, qtbot: QtBot, clock: SetClock) -> None:
    vault = program.context.vault
    anna, bert = dossier.client(vault), dossier.client(vault, "Vries", first_name="Bert")
    dossier.request(vault, anna, {"kind": "erasure", "received_on": "2026-03-02"})
    dossier.request(vault, bert, {"kind": "access", "received_on": "2026-03-02"})
    program.context.navigate(Place("requests"))
    view = see(program.window, QTableView, "requests")
    assert [cells(view, row)[:2] for row in range(2)] == [["Bert Vries", "Inzage"], ["Anna Berg", "Verwijdering"]]
    assert cells(view, 0)[3:] == ["05-03-2026", "02-04-2026", "nog 2 dagen"]
    clock.forward(days=4)
    rows = request_rows(program.context, None, closed=False)
    assert [tone_of(each) for each in rows] == [Tone.STOPPED, Tone.GOOD]
    program.context.navigate(Place("requests"))
    assert cells(view, 0)[-1] == "2 dagen te laat"
    view.selectRow(0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: maybe(program.window, QLabel, "request_title") is not None)
    assert read(program.window, "request_title") == "Verzoek van 2 maart 2026: Inzage"


def test_closed_requests_are_shown_when_asked_for(program: Program) -> None:
    vault = program.context.vault
    client = dossier.client(vault)
    vault.now(close_request, dossier.request(vault, client).id, {"outcome": "withdrawn"})
    program.context.navigate(Place("requests"))
    assert maybe(program.window, QTableView, "requests") is None
    see(program.window, QCheckBox, "closed_too").setChecked(True)
    view = see(program.window, QTableView, "requests")
    assert cells(view, 0)[-1] == "Ingetrokken door de cliënt"


def test_a_correction_shows_what_is_left_and_whom_to_tell(program: Program, qtbot: QtBot) -> None:
    vault, window = program.context.vault, program.window
    client = client_of(program)
    request = dossier.request(vault, client, {"kind": "rectification"})
    vault.now(identify_request, request.id, {"identity": "known"})
    go(program, request)
    press(window, "step_request")
    fill(dialog(program, "step"), task="correct", note="Huisnummer verbeterd.")
    press(dialog(program, "step"), "primary")
    qtbot.waitUntil(lambda: maybe(window, QWidget, "step_request") is None)
    assert see(window, QLabel, "task_correct").accessibleName().endswith("gedaan")
    press(window, "close_request")
    fill(dialog(program, "close_request"), outcome="granted", answer="Verbeterd.")
    press(dialog(program, "close_request"), "primary")
    qtbot.waitUntil(lambda: program.context.reader.get(Request, request.id).state is RequestState.CLOSED)


def test_a_dossier_is_restricted_without_a_request_and_the_restriction_is_seen_through(
    program: Program, qtbot: QtBot
) -> None:
    client = client_of(program)
    window, reader = program.window, program.context.reader
    program.context.navigate(Place("dossier", client.id, part="requests"))
    assert maybe(window, QLabel, "restriction_words") is None
    press(window, "restrict_dossier")
    fill(dialog(program, "restrict"), cause="disputed", explanation="Anna belde dat het jaartal niet klopt.")
    press(window, "primary")
    qtbot.waitUntil(lambda: maybe(window, QLabel, "restriction_words") is not None)
    said = read(window, "restriction_words").split("\n")
    assert said[0] == "Beperkt sinds 3 maart 2026: de cliënt vindt dat het niet klopt."
    assert said[1] == "Anna belde dat het jaartal niet klopt."
    (made,) = reader.find(Restriction, client=client.id)
    assert made.in_force
    assert not made.request
    press(window, "lift_tell")
    press(window, "primary")
    qtbot.waitUntil(lambda: maybe(window, QWidget, "lift") is not None)
    press(window, "lift")
    qtbot.waitUntil(lambda: maybe(window, FormDialog, "lift") is not None)
    fill(dialog(program, "lift"), lifted_because="Het jaartal is verbeterd.")
    press(window, "primary")
    qtbot.waitUntil(lambda: maybe(window, QLabel, "restriction_words") is None)
    assert not reader.get(Restriction, made.id).in_force

"""Relations in the window: an enquiry answered and made a dossier, the newsletter, an organisation, rights of each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QTableView
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.enquiry import Enquiry
from app.domain.newsletter_contact import NewsletterContact
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog, FormDialog
from app.ui.widgets.form import RecordForm
from app.usecases.answer_enquiry import take_in_enquiry
from app.usecases.keep_item import edit_item
from app.usecases.practice import the_practice
from tests.ui.answers import AnsweredFiles
from tests.ui.look import maybe, press, read, see, write
from tests.usecases import dossier

_CONSENT = {"text": "Ja, stuur mij de nieuwsbrief.", "consented_how": "email"}


def step(program: Program, qtbot: QtBot, button: str, dialog: str, **values: object) -> None:
    press(program.window, button)
    shown = see(program.window, FormDialog, dialog)
    shown.findChildren(RecordForm)[0].set_values(values)
    press(shown, "primary")
    qtbot.waitUntil(lambda: maybe(program.window, FormDialog, dialog) is None)


def test_b10_an_enquiry_is_answered_and_becomes_a_dossier_only_on_a_ground(program: Program, qtbot: QtBot) -> None:
    reader = program.context.reader
    program.context.navigate(Place("relations", part="enquiry"))
    asked = {"name": "Joke van der Veen", "email": "joke@voorbeeld.nl", "question": "Wat kost een traject?"}
    step(program, qtbot, "new_enquiry", "enquiry", **asked)
    assert read(program.window, "relation_title") == "Joke van der Veen"
    step(program, qtbot, "answer", "answer", answer="Dat hangt ervan af.")
    qtbot.waitUntil(lambda: reader.find(Enquiry)[0].answered_on is not None)
    press(program.window, "take_over")
    shown = see(program.window, FormDialog, "take_over")
    press(shown, "primary")
    refused = see(program.window, Dialog, "message")
    assert any("om begeleiding" in each.text() for each in refused.findChildren(QLabel))
    press(refused, "primary")
    assert reader.count(Client) == 0
    shown.form.set_values(
        {"consent_text": "Bewaar mijn gegevens.", "kept_until": program.context.today.replace(year=2027)}
    )
    press(shown, "primary")
    qtbot.waitUntil(lambda: reader.count(Client) == 1)
    assert reader.count(Enquiry) == 0
    assert [each.text for each in reader.find(Consent)] == ["Bewaar mijn gegevens."]
    qtbot.waitUntil(lambda: maybe(program.window, QLabel, "dossier_name") is not None)


def test_d4_a_reader_is_off_the_list_in_one_step_and_the_list_says_how(
    program: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    vault, reader = program.context.vault, program.context.reader
    program.context.navigate(Place("relations", part="newsletter_contact"))
    press(program.window, "mail_newsletter")
    press(see(program.window, Dialog, "message"), "primary")
    vault.now(edit_item, type(the_practice(reader)), the_practice(reader).id, {"email": "post@debrug.nl"})
    for name in ("Joke", "Wim"):
        step(program, qtbot, "new_reader", "reader", name=name, email=f"{name.lower()}@voorbeeld.nl", **_CONSENT)
    table = see(program.window, QTableView, "newsletter_contacts")
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert see(program.window, QLabel, "relation_title").text() == "Joke"
    press(program.window, "unsubscribe")
    qtbot.waitUntil(lambda: not reader.find(NewsletterContact, name="Joke")[0].subscribed)
    press(program.window, "back_to_relations")
    files.answers = [tmp_path / "lijst.csv"]
    press(program.window, "mail_newsletter")
    qtbot.waitUntil((tmp_path / "lijst.csv").exists)
    told = see(program.window, Dialog, "message")
    assert any("post@debrug.nl" in each.text() for each in told.findChildren(QLabel))
    press(told, "primary")
    written = (tmp_path / "lijst.csv").read_text(encoding="utf-8-sig")
    assert "wim@voorbeeld.nl" in written
    assert "joke@voorbeeld.nl" not in written


def test_b6_someone_in_no_dossier_gets_a_copy_and_is_erased_by_typing(
    program: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    vault, reader = program.context.vault, program.context.reader
    made = vault.now(take_in_enquiry, {"name": "Joke", "email": "joke@voorbeeld.nl", "question": "Kan het online?"})
    program.context.navigate(Place("relations", record=made.id, part="enquiry"))
    files.answers = [tmp_path / "kopie.pdf"]
    press(program.window, "copy_for_person")
    qtbot.waitUntil((tmp_path / "kopie.pdf").exists)
    press(see(program.window, Dialog, "message"), "primary")
    press(program.window, "erase_person")
    shown = see(program.window, Dialog, "erase_outside")
    assert not shown.primary.isEnabled()
    write(shown, "confirm_text", see(shown, QLineEdit, "confirm_text").placeholderText())
    press(shown, "primary")
    qtbot.waitUntil(lambda: reader.count(Enquiry) == 0)
    press(see(program.window, Dialog, "message"), "primary")
    qtbot.waitUntil(lambda: maybe(program.window, QTableView, "organisations") is None)


def test_c4_an_organisation_has_a_page_with_what_it_commissioned(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    firm, client = dossier.employer(vault), dossier.client(vault)
    dossier.trajectory(vault, client, principal=firm.id)
    program.context.navigate(Place("relations", part="organisation"))
    table = see(program.window, QTableView, "organisations")
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert read(program.window, "relation_title") == firm.name
    shown = [each.text() for each in program.window.findChildren(QLabel) if each.isVisible()]
    assert any("Loopbaan" in text and client.name in text for text in shown)
    page = see(program.window, QLabel, "relation_title").parentWidget()
    assert page is not None
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: maybe(program.window, QTableView, "organisations") is not None)


def test_an_enquiry_that_is_searched_for_opens_its_page(program: Program, qtbot: QtBot) -> None:
    asked = {"name": "Joke", "email": "joke@voorbeeld.nl", "question": "Kan het in Appelscha?"}
    dossier.client(program.context.vault)  # without clients there is no search
    program.context.vault.now(take_in_enquiry, asked)
    program.context.navigate(Place("dossiers"))
    write(program.window, "search", "appelscha")
    found = see(program.window, QListWidget, "found")
    qtbot.waitUntil(lambda: found.count() == 1)
    found.setCurrentRow(0)
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert read(program.window, "relation_title") == "Joke"

"""The privacy statement in the window: read, published, saved, told of, with what changes in sight."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.practice import Practice
from app.domain.statement import Statement, StatementTold
from app.domain.telling import Telling, ToldOf
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog, FormDialog
from app.ui.widgets.form import RecordForm
from app.ui.widgets.pdf_view import PdfView
from app.usecases.keep_item import edit_item
from app.usecases.practice import the_practice
from tests.ui.answers import AnsweredFiles
from tests.ui.look import maybe, press, read, see
from tests.usecases import dossier

_REACHED = {"email": "post@debrug.example"}


def reached(program: Program) -> None:
    vault = program.context.vault
    vault.now(edit_item, Practice, the_practice(vault.reader()).id, _REACHED)


def paper(program: Program, qtbot: QtBot) -> PdfView:
    program.context.navigate(Place("statement"))
    shown = see(program.window, PdfView, "statement_paper")
    qtbot.waitUntil(lambda: shown.page_count > 0)
    return shown


def published(program: Program, qtbot: QtBot) -> None:
    reached(program)
    paper(program, qtbot)
    qtbot.waitUntil(see(program.window, QPushButton, "publish").isEnabled)
    press(program.window, "publish")
    press(see(program.window, Dialog, "question"), "primary")
    qtbot.waitUntil(lambda: program.context.reader.count(Statement) == 1)


def test_l17_what_is_missing_is_told_before_publishing(program: Program, qtbot: QtBot) -> None:
    paper(program, qtbot)
    assert not see(program.window, QPushButton, "publish").isEnabled()
    texts = [each.text() for each in program.window.findChildren(QLabel)]
    assert any("e-mailadres of telefoonnummer" in each for each in texts)
    reached(program)
    qtbot.waitUntil(lambda: see(program.window, QPushButton, "publish").isEnabled())


def test_c1_a_statement_is_published_told_of_and_its_changes_are_seen(program: Program, qtbot: QtBot) -> None:
    client = dossier.client(program.context.vault)
    published(program, qtbot)
    version = see(program.window, QComboBox, "statement_version")
    qtbot.waitUntil(lambda: version.currentData() == 1)
    assert not see(program.window, QPushButton, "publish").isEnabled()
    press(program.window, "tell_statement")
    form = see(program.window, FormDialog, "tell_statement_form")
    names = see(form, QListWidget, "choose_clients")
    assert names.item(0).checkState() is Qt.CheckState.Checked
    press(form, "primary")
    reader = program.context.reader
    qtbot.waitUntil(lambda: reader.count(StatementTold) == 1)
    assert reader.find(StatementTold)[0].client == client.id
    vault = program.context.vault
    vault.now(edit_item, Practice, the_practice(vault.reader()).id, {"phone": "0570 555 123"})
    press(program.window, "statement_changes")
    told = see(program.window, Dialog, "statement_changes_dialog")
    assert any("0570 555 123" in each.text() for each in told.findChildren(QLabel))
    press(told, "primary")
    press(program.window, "publish")
    press(see(program.window, Dialog, "question"), "primary")
    qtbot.waitUntil(lambda: reader.count(Statement) == 2)


def test_b11_it_is_saved_as_pdf_and_as_a_page_in_the_language_chosen(
    program: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    published(program, qtbot)
    shown = see(program.window, QComboBox, "statement_language")
    shown.setCurrentIndex(1)
    shown.activated.emit(1)
    for name, begin in (("verklaring.pdf", b"%PDF"), ("verklaring.html", b'<!DOCTYPE html>\n<html lang="en">')):
        files.answers = [tmp_path / name]
        press(program.window, "save_statement")
        qtbot.waitUntil((tmp_path / name).exists)
        assert (tmp_path / name).read_bytes().startswith(begin)


def test_d14_the_welcome_folder_is_made_and_the_giving_recorded(
    program: Program, qtbot: QtBot, files: AnsweredFiles, tmp_path: Path
) -> None:
    client = dossier.client(program.context.vault)
    published(program, qtbot)
    press(program.window, "welcome_folder")
    form = see(program.window, FormDialog, "welcome_form")
    press(form, "primary")
    assert maybe(program.window, FormDialog, "welcome_form") is not None, "nobody is chosen"
    form.findChildren(RecordForm)[0].set_values({"client": client.id})
    files.answers = [tmp_path / "map.pdf"]
    press(form, "primary")
    reader = program.context.reader
    qtbot.waitUntil(lambda: reader.count(StatementTold) == 1)
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


def test_l17_that_data_came_from_the_employer_is_told_and_recorded(program: Program, qtbot: QtBot) -> None:
    vault = program.context.vault
    client = dossier.client(vault)
    dossier.trajectory(vault, client, principal=dossier.employer(vault).id)
    paper(program, qtbot)
    press(program.window, "tell_source")
    form = see(program.window, FormDialog, "tell_source_form")
    names = see(form, QListWidget, "choose_clients")
    names.item(0).setCheckState(Qt.CheckState.Checked)
    assert read(form, "chosen") == "1 cliënt gekozen"
    press(form, "primary")
    reader = program.context.reader
    qtbot.waitUntil(lambda: reader.count(Telling, about=ToldOf.SOURCE) == 1)

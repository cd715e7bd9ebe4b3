"""Columns, duplicates and undoing, through the real window on the real vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFrame, QLabel, QRadioButton, QTableView
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.trajectory import Trajectory
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.keep_item import add_item
from tests.packages.workbooks import workbook
from tests.ui.answers import AnsweredFiles
from tests.ui.features.imports.test_import import SAMPLES, Hands
from tests.ui.look import press, read, see


@pytest.fixture
def hands(program: Program, files: AnsweredFiles, qtbot: QtBot) -> Hands:
    return Hands(program, files, qtbot)


def choose(hands: Hands, name: str, words: str) -> None:
    """Choose a line of a list, as a hand on the mouse does."""
    found = see(hands.page, QComboBox, name)
    place = found.findText(words)
    assert place >= 0, words
    found.setCurrentIndex(place)
    found.activated.emit(place)


def import_all(hands: Hands) -> None:
    hands.press("import")
    hands.qtbot.waitUntil(lambda: hands.seen("import_result"))


def test_a_column_that_is_not_known_is_given_its_field(hands: Hands, tmp_path: Path) -> None:
    source = tmp_path / "lijst.xlsx"
    source.write_bytes(workbook(("Blad1", [["Wie", "Waar"], ["Anna van den Berg", "Ede"]])))
    hands.choose(source, until="to_lines")
    assert see(hands.page, QComboBox, "column_0").currentText() == "niet overnemen"
    hands.press("to_lines")
    assert "kolom" in hands.text("columns_fault")
    choose(hands, "column_0", "Volledige naam")
    choose(hands, "column_1", "Woonplaats")
    assert not hands.seen("columns_fault")
    hands.press("to_lines")
    hands.qtbot.waitUntil(lambda: hands.seen("import_lines"))
    assert hands.lines()[0][:3] == ["2", "toevoegen", "Anna van den Berg"]
    hands.press("columns_again")
    choose(hands, "column_1", "niet overnemen")
    hands.press("to_lines")
    hands.qtbot.waitUntil(lambda: hands.seen("import_lines"))
    import_all(hands)
    (anna,) = hands.program.context.reader.find(Client)
    assert (anna.name, anna.town) == ("Anna van den Berg", "")


def test_another_sheet_is_chosen(hands: Hands, tmp_path: Path) -> None:
    source = tmp_path / "lijst.xlsx"
    source.write_bytes(
        workbook(("Nu", [["Voornaam", "Achternaam"], ["Ine", "Bos"]]), ("Oud", [["Achternaam"], ["Smit"]]))
    )
    hands.choose(source, until="to_lines")
    assert see(hands.page, QComboBox, "sheet").currentText() == "Nu"
    choose(hands, "sheet", "Oud")
    hands.press("to_lines")
    hands.qtbot.waitUntil(lambda: hands.seen("import_lines"))
    assert [line[2] for line in hands.lines()] == ["Smit"]


def test_who_is_there_already_is_filled_or_kept_by_choice_and_the_import_undone(hands: Hands, tmp_path: Path) -> None:
    context = hands.program.context
    anna = context.vault.now(add_item, Client, {"first_name": "Anna", "surname": "Berg", "email": "anna@post.example"})
    source = tmp_path / "list.csv"
    source.write_text("Voornaam;Achternaam;E-mail;Plaats\nAnna;Berg;anna@post.example;Ede\nIne;Bos;;Ede\n")
    hands.choose(source)
    assert [line[1] for line in hands.lines()] == ["overslaan", "toevoegen"]
    choose(hands, "duplicates", "Aanvullen wat leeg is")
    hands.qtbot.waitUntil(lambda: hands.lines()[0][1] == "aanvullen")
    assert "Wordt aangevuld: woonplaats." in hands.lines()[0][5]
    assert "Er wordt 1 dossier aangevuld." in hands.text("import_summary")
    view = hands.page.findChildren(QTableView)[0]
    view.selectRow(0)
    see(hands.page, QRadioButton, "line_keep_both").click()
    hands.qtbot.waitUntil(lambda: hands.lines()[0][1] == "toevoegen")
    see(hands.page, QRadioButton, "line_merge").click()
    hands.qtbot.waitUntil(lambda: hands.lines()[0][1] == "aanvullen")
    import_all(hands)
    assert context.reader.get(Client, anna.id).town == "Ede"
    assert read(hands.page, "import_merged") == "Er is 1 dossier aangevuld."
    for each in context.reader.find(Client):
        context.navigate(Place("dossier", client=each.id))  # looking at it is no use of it
    context.navigate(Place("imports"))
    assert "2 cliënten" in read(hands.page, "newest_import")
    press(hands.page, "undo_newest")
    press(hands.program.window, "primary")
    hands.qtbot.waitUntil(lambda: hands.seen("import_undone"))
    assert "1 cliënt is weer weg" in hands.text("import_undone")
    assert context.reader.find(Client) == (context.reader.get(Client, anna.id),)
    assert context.reader.get(Client, anna.id).town == ""
    assert not hands.seen("undo_newest")


def test_a_wrong_line_is_left_out_and_taken_back_before_the_rest_is_imported(hands: Hands, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Voornaam;Achternaam;Geboortedatum\nAnna;Berg;31-02-1990\nIne;Bos;01-03-1990\n")
    hands.choose(source)
    hands.page.findChildren(QTableView)[0].selectRow(0)
    assert see(hands.page, QRadioButton, "line_mend").isChecked()
    see(hands.page, QRadioButton, "line_leave_out").click()
    hands.qtbot.waitUntil(lambda: hands.seen("import"))
    assert "Er komt 1 cliënt bij. 1 regel met een fout wordt overgeslagen." in hands.text("import_summary")
    assert [line[1] for line in hands.lines()] == ["overslaan", "toevoegen"]
    see(hands.page, QRadioButton, "line_mend").click()
    hands.qtbot.waitUntil(lambda: not hands.seen("import"))
    assert hands.lines()[0][1] == "kan niet"
    see(hands.page, QRadioButton, "line_leave_out").click()
    hands.qtbot.waitUntil(lambda: hands.seen("import"))
    import_all(hands)
    assert hands.clients == ["Ine Bos"]
    assert read(hands.page, "import_left_out") == "1 regel met een fout is overgeslagen."


def test_an_import_that_was_built_on_stays_and_says_on_whom(hands: Hands) -> None:
    hands.choose(SAMPLES / "excel_nl.csv")
    import_all(hands)
    context = hands.program.context
    anna = next(each for each in context.reader.find(Client) if each.first_name == "Anna")
    context.vault.now(add_item, Trajectory, {"kind": "coaching", "title": "T", "starts_on": "2026-03-01"}, anna.id)
    hands.press("undo_import")
    press(hands.program.window, "primary")
    hands.qtbot.waitUntil(
        lambda: any("In het dossier van Anna van den Berg" in each.text() for each in shown_labels(hands.program))
    )
    assert len(hands.clients) == 3


def shown_labels(program: Program) -> list[QLabel]:
    return [each for each in program.window.findChildren(QLabel) if each.isVisible()]


def test_ten_thousand_rows_are_pasted(hands: Hands) -> None:
    rows = "".join(f"Naam{number}\t{'x' * 300 if number == 7 else f'Berg{number}'}\n" for number in range(10_000))
    QApplication.clipboard().setText("Voornaam\tAchternaam\n" + rows)
    press(hands.page, "paste_list")
    hands.qtbot.waitUntil(lambda: hands.seen("to_lines"))
    hands.press("to_lines")
    hands.qtbot.waitUntil(lambda: hands.seen("import_lines"))
    assert hands.lines()[0][:3] == ["9", "kan niet", f"Naam7 {'x' * 300}"]
    assert not hands.seen("read_again")
    assert not hands.seen("import")
    told = see(hands.page, QFrame, "import_summary").findChildren(QLabel)
    assert any("plak hem opnieuw" in each.text() for each in told)
    QApplication.clipboard().setText("")
    press(hands.page, "other_file")
    press(hands.page, "paste_list")
    hands.qtbot.waitUntil(lambda: hands.seen("import_error"))
    assert hands.text("import_error") == hands.program.context.text("error.import.empty")


def test_the_whole_way_by_keys(hands: Hands, files: AnsweredFiles) -> None:
    files.answers.append(SAMPLES / "excel_nl.csv")
    for name in ("choose_file", "to_lines", "import"):
        button = see(hands.page, QAbstractButton, name)
        hands.qtbot.waitUntil(button.isEnabled)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: hands.seen("import_result"))
    assert len(hands.clients) == 3

"""The import through the real window, on the real vault."""

from __future__ import annotations

import shutil
import threading
import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QRadioButton, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.domain.imports import listed_clients
from app.ui.features.imports.choose import Choose
from app.ui.features.imports.page import ImportsPage
from app.ui.place import Place
from app.ui.run import Program
from app.ui.widgets.table import RecordTable
from app.usecases.keep_item import add_item
from tests.ui.answers import AnsweredFiles

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "import"


class Hands:
    """What a coach sees and does on the page."""

    def __init__(self, program: Program, files: AnsweredFiles, qtbot: QtBot) -> None:
        self.program, self.files, self.qtbot = program, files, qtbot
        program.context.navigate(Place("imports"))
        page = program.window.findChild(ImportsPage)
        assert isinstance(page, ImportsPage)
        self.page = page

    def seen(self, name: str) -> bool:
        found = self.page.findChild(QWidget, name)
        return isinstance(found, QWidget) and found.isVisible()

    def press(self, name: str) -> None:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        assert found.isVisible()
        assert found.isEnabled()
        found.click()

    def choose(self, source: Path, until: str = "import_lines") -> None:
        self.files.answers.append(source)
        self.press("choose_file")
        if until == "import_lines" and source.suffix != ".vcf":
            self.qtbot.waitUntil(lambda: self.seen("to_lines"))
            self.press("to_lines")
        self.qtbot.waitUntil(lambda: self.seen(until))

    def text(self, name: str) -> str:
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget)
        labels = [found] if isinstance(found, QLabel) else found.findChildren(QLabel)
        return " ".join(each.text() for each in labels)

    def lines(self) -> list[list[str]]:
        table = self.page.findChild(RecordTable, "import_lines")
        assert isinstance(table, RecordTable)
        model = table.model
        return [
            [str(model.data(model.index(row, place))) for place in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    @property
    def clients(self) -> list[str]:
        return [client.name for client in self.program.context.reader.find(Client)]


@pytest.fixture
def reading_threads(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The threads in which lines of a file were made clients."""
    threads, entry = list[threading.Thread](), listed_clients._entry

    def noted(*arguments: object) -> object:
        threads.append(threading.current_thread())
        return entry(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(listed_clients, "_entry", noted)
    return threads


def test_ten_thousand_lines_are_not_read_in_the_windows_thread(
    hands: Hands, reading_threads: list[threading.Thread]
) -> None:
    hands.choose(SAMPLES / "excel_nl.csv")
    assert reading_threads
    assert threading.main_thread() not in reading_threads


@pytest.fixture
def hands(program: Program, files: AnsweredFiles, qtbot: QtBot) -> Hands:
    return Hands(program, files, qtbot)


def test_a_list_is_looked_at_and_imported(hands: Hands) -> None:
    hands.choose(SAMPLES / "excel_nl.csv")
    assert hands.text("import_summary") == "Er komen 3 cliënten bij."
    assert hands.text("import_unused") == "Niet overgenomen: Klantnummer."
    assert hands.lines()[0] == ["2", "toevoegen", "Anna van den Berg", "31-12-1980", "Deventer", ""]
    assert hands.clients == []
    button = hands.page.findChild(QPushButton, "import")
    assert isinstance(button, QPushButton)
    assert button.text() == "Importeer 3 cliënten"
    hands.press("import")
    hands.qtbot.waitUntil(lambda: hands.seen("import_result"))
    assert hands.text("import_result") == "Er zijn 3 cliënten toegevoegd."
    assert sorted(hands.clients) == ["Anna van den Berg", "Joël Özdemir", "Noor de Wit-Mulder"]
    hands.press("to_dossiers")
    assert not hands.page.isVisible()


def test_what_is_known_of_the_line_under_the_cursor_is_shown(hands: Hands) -> None:
    hands.choose(SAMPLES / "full_names.csv")
    view = hands.page.findChild(QTableView)
    assert isinstance(view, QTableView)
    assert "Regel 3: Anna van den Berg" in hands.text("import_details")
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    details = hands.text("import_details")
    assert "Regel 5: Carla Jansen" in details
    assert "Telefoon: Dit nummer begint niet met een 0" in details
    assert "612345678" in details


def radio(hands: Hands, name: str) -> QRadioButton:
    """A choice for the line under the cursor; what was made anew is the last."""
    return hands.page.findChildren(QRadioButton, name)[-1]


def test_wrong_lines_are_shown_with_their_reasons_and_nothing_can_be_imported(hands: Hands, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    shutil.copy(SAMPLES / "wrong.csv", source)
    hands.choose(source)
    assert hands.text("import_summary").startswith("4 regels kloppen nog niet, dus er wordt niets geïmporteerd.")
    assert [line[:3] for line in hands.lines()] == [
        ["3", "kan niet", "Bram Vries"],
        ["4", "kan niet", "Carla"],
        ["5", "kan niet", "Daan Smit"],
        ["6", "kan niet", "Eva Bos"],
    ]
    assert hands.lines()[0][5].startswith("Geboortedatum: Het jaar heeft twee cijfers")
    assert not hands.seen("import")
    telling = hands.page.findChild(QCheckBox, "only_telling")
    assert isinstance(telling, QCheckBox)
    telling.click()
    assert len(hands.lines()) == 5
    hands.press("leave_wrong_out")
    hands.qtbot.waitUntil(lambda: hands.seen("import"))
    assert [line[1] for line in hands.lines()] == ["toevoegen", *["overslaan"] * 4]
    radio(hands, "line_mend").click()
    hands.qtbot.waitUntil(lambda: hands.seen("read_again"))
    assert [line[0] for line in hands.lines() if line[1] == "kan niet"] == ["3"]
    source.write_text("Voornaam;Achternaam\nBram;Smit\n", encoding="cp1252")
    hands.press("read_again")
    hands.qtbot.waitUntil(lambda: hands.seen("to_lines"))
    hands.press("to_lines")
    hands.qtbot.waitUntil(lambda: hands.seen("import"))
    hands.press("import")
    hands.qtbot.waitUntil(lambda: hands.seen("import_result"))
    assert hands.clients == ["Bram Smit"]


def test_everyone_there_already_leaves_nothing_to_do(hands: Hands) -> None:
    for _ in range(2):
        hands.choose(SAMPLES / "telephone_3.vcf")
        button = hands.page.findChild(QPushButton, "import")
        assert isinstance(button, QPushButton)
        if button.isEnabled():
            hands.press("import")
            hands.qtbot.waitUntil(lambda: hands.seen("import_result"))
            hands.press("another_file")
    assert hands.text("import_summary") == "Iedereen in dit bestand staat al in de kluis."
    assert [line[1] for line in hands.lines()] == ["overslaan", "overslaan"]
    assert len(hands.clients) == 2


def test_a_file_that_cannot_be_read_is_told_where_another_is_chosen(hands: Hands, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes(b"PK\x03\x04")
    hands.choose(source, until="import_error")
    assert "Deze Excel-werkmap is beschadigd" in hands.text("import_error")
    hands.choose(SAMPLES / "excel_nl.csv")
    assert not hands.seen("import_error")


def test_a_file_can_be_dropped(hands: Hands) -> None:
    choose = hands.page.findChild(Choose)
    assert isinstance(choose, Choose)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLES / "excel_nl.csv"))])
    keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the only way to make one without a mouse
        enter = QDragEnterEvent(QPoint(5, 5), *keys)
    choose.dragEnterEvent(enter)
    assert enter.isAccepted()
    choose.dropEvent(QDropEvent(QPointF(5, 5), *keys))
    hands.qtbot.waitUntil(lambda: hands.seen("to_lines"))


def test_what_changed_in_the_vault_in_between_is_shown_again_before_anything_happens(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.choose(SAMPLES / "excel_nl.csv")
    vault = hands.program.context.vault
    vault.now(add_item, Client, {"first_name": "Anna", "surname": "Berg", "email": "anna@post.example"})
    hands.press("import")
    qtbot.waitUntil(lambda: hands.lines()[0][1] == "overslaan")
    assert len(hands.clients) == 1
    hands.press("import")
    qtbot.waitUntil(lambda: hands.seen("import_result"))
    assert len(hands.clients) == 3


def test_markup_in_a_file_is_text(hands: Hands, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text('Achternaam;<b>Kolom</b>\n"<img src=x>Berg";x\n', encoding="ascii")
    hands.choose(source)
    assert hands.text("import_unused") == "Niet overgenomen: <b>Kolom</b>."
    details = hands.page.findChild(QScrollArea, "import_details")
    assert isinstance(details, QScrollArea)
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in hands.page.findChildren(QLabel) if each.text())
    assert "<img src=x>Berg" in hands.text("import_details")

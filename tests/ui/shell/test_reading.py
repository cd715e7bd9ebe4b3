"""No page and no part of a dossier says that there is nothing where it could not be read, or was not read yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QListWidget, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.kernel.resources import resources
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.dossier_parts import DOSSIER_PARTS
from app.ui.shell.features import FEATURES
from app.ui.shell.page_room import PageRoom
from app.usecases.write_document import begin_version, save_draft
from app.vault.errors import FileFailed
from app.vault.reader import Reader, Readers
from tests.ui.features.documents.writer import Writer
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import maybe, press

_EMPTY = re.compile(
    r"\.(empty|nobody|nothing|nothing_due|none_due|no_lines|no_certificates|no_drift|not_disclosed|none)$"
)
_READS_NOTHING = {"about", "imports", "own_data"}
"""Pages that show nothing of the vault."""


class Failing:
    """A connection of which some statements fail, as they do when a disk or a page of the file gives up."""

    def __init__(self, real: Any, fails: re.Pattern[str]) -> None:
        self._real, self._fails = real, fails

    def execute(self, statement: str, *values: Any) -> Any:
        if self._fails.search(statement):
            raise FileFailed(reason="I/O")
        return self._real.execute(statement, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


class Disk:
    """What the window reads from; `fail` lets it fail."""

    def __init__(self) -> None:
        self.fails: re.Pattern[str] | None = None

    def fail(self, nouns: tuple[str, ...] = ()) -> None:
        self.fails = re.compile("|".join(f'"{each}"' for each in nouns) or ".")


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made, real = Disk(), Readers.here

    def here(self: Readers) -> Reader:
        reader = real(self)
        return reader if made.fails is None else Reader(Failing(reader.connection, made.fails))  # type: ignore[arg-type]

    monkeypatch.setattr(Readers, "here", here)
    yield made
    made.fails = None


def words_for_nothing() -> set[str]:
    """What the texts say of what is empty, those of every list among them."""
    source = "".join(each.read_text("utf-8") for each in (resources().parent / "app" / "ui").rglob("*.py"))
    of_lists = set(re.findall(r'empty="([^"{]+)"', source))
    assert len(of_lists) > 15
    entry = re.compile(r'^msgid "(.+)"\nmsgstr "(.+)"$', re.MULTILINE)
    places = (resources() / "locale" / "nl").glob("*.po")
    return {
        words
        for each in places
        for key, words in entry.findall(each.read_text("utf-8"))
        if _EMPTY.search(key) or key in of_lists
    }


def said(window: QWidget) -> set[str]:
    """What stands on the page."""
    (room,) = window.findChildren(PageRoom)
    return {each.text() for each in room.findChildren(QLabel) if each.isVisible()}


def close_dialogs(window: QWidget) -> None:
    for each in window.findChildren(QDialog):
        if each.isVisible():
            each.close()
    QApplication.processEvents()


def test_no_page_says_that_there_is_nothing_where_it_could_not_be_read(
    program: Program, qtbot: QtBot, disk: Disk
) -> None:
    hands = DossierHands(program, qtbot)
    anna = hands.client()
    QApplication.processEvents()
    nothing = words_for_nothing()
    assert len(nothing) > 30
    wrong: list[str] = []
    hands.go("about")
    hands.client(surname="Aalders")  # the list of dossiers has to be read anew
    QApplication.processEvents()
    for feature in FEATURES:
        disk.fail()
        place = Place(feature.name, client=anna.id if feature.name in ("dossier", "document", "answer") else "")
        hands.context.navigate(place)
        qtbot.waitUntil(lambda: not hands.context.tasks.running)
        QApplication.processEvents()
        told = maybe(hands.window, QWidget, "unreadable")
        if told is None and feature.name not in _READS_NOTHING:
            wrong.append(f"{feature.name} does not tell")
        wrong += [f"{feature.name}: {each}" for each in said(hands.window) & nothing]
        close_dialogs(hands.window)
        disk.fails = None
    assert wrong == []


def test_a_page_that_could_not_be_read_is_read_again_when_that_is_asked(
    program: Program, qtbot: QtBot, disk: Disk
) -> None:
    hands = DossierHands(program, qtbot)
    nothing = words_for_nothing()
    for name in ("today", "documents", "registers", "requests", "retention", "closing", "backups"):
        disk.fail()
        hands.go(name)
        qtbot.waitUntil(lambda: not hands.context.tasks.running)
        qtbot.waitUntil(lambda: maybe(hands.window, QWidget, "unreadable") is not None)
        close_dialogs(hands.window)
        disk.fails = None
        press(hands.window, "read_again")
        qtbot.waitUntil(lambda: maybe(hands.window, QWidget, "unreadable") is None)
        qtbot.waitUntil(lambda: not hands.context.tasks.running)
        if name in ("documents", "requests"):
            assert said(hands.window) & nothing


def test_no_part_of_a_dossier_says_that_there_is_nothing_where_it_could_not_be_read(
    program: Program, qtbot: QtBot, disk: Disk
) -> None:
    hands = DossierHands(program, qtbot)
    anna = hands.client()
    QApplication.processEvents()
    hands.go("dossier", anna.id)
    nothing = words_for_nothing()
    wrong: list[str] = []
    for part in DOSSIER_PARTS:
        disk.fail(tuple(each for each in (*part.nouns, "session") if each != "client"))
        hands.go("dossier", anna.id, part=part.name)
        QApplication.processEvents()
        if maybe(hands.window, QWidget, "unreadable") is None:
            wrong.append(f"{part.name} does not tell")
        wrong += [f"{part.name}: {each}" for each in said(hands.window) & nothing]
        close_dialogs(hands.window)
        disk.fails = None
        retry = maybe(hands.window, QPushButton, "read_again")
        if retry is not None:
            retry.click()
            QApplication.processEvents()
        if maybe(hands.window, QWidget, "unreadable") is not None:
            wrong.append(f"{part.name} is not read again")
    assert wrong == []


def test_two_versions_that_cannot_be_read_are_not_shown_as_others_that_were(
    program: Program, qtbot: QtBot, disk: Disk, tmp_path: Path
) -> None:
    hands = DossierHands(program, qtbot)
    writer = Writer(hands, tmp_path)
    writer.share()
    second = writer.vault.now(begin_version, writer.first.document)
    writer.vault.now(save_draft, second.id, "# Verslag\n\nAnna wil **rust**.\n")
    writer.open()
    hands.press("compare_versions")
    hands.until(lambda: maybe(hands.window, QListWidget, "changes") is not None)
    after = hands.see(QComboBox, "compare_after")
    disk.fail(("version",))
    after.setCurrentIndex(1 - after.currentIndex())
    hands.until(lambda: maybe(hands.window, QWidget, "unreadable") is not None)
    assert maybe(hands.window, QListWidget, "changes") is None
    assert maybe(hands.window, QTextEdit, "compared") is None
    disk.fails = None
    press(hands.window, "read_again")
    hands.until(lambda: maybe(hands.window, QTextEdit, "compared") is not None)
    close_dialogs(hands.window)

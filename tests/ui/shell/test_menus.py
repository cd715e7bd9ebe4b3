"""The menus: short enough for every screen, each thing once, and every key known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell.dossier_parts import DOSSIER_PARTS
from app.ui.shell.features import FEATURES
from tests.ui.features.documents.writer import Writer
from tests.ui.features.dossier_hands import DossierHands

_LOW = 640
"""Pixels of height of the smallest screen that the window is for."""


def menus(program: Program) -> Iterator[QMenu]:
    """Those of the bar, and those inside of them."""
    made = {each.menuAction(): each for each in program.window.findChildren(QMenu)}
    for action in program.window.menuBar().actions():
        yield made[action]
        yield from (made[each] for each in made[action].actions() if each in made)


def shown(menu: QMenu) -> list[QAction]:
    return [each for each in menu.actions() if each.isVisible() and not each.isSeparator()]


def shared(hands: DossierHands, scratch: Path) -> tuple[str, str]:
    """A client, and a document about her that lies with her."""
    writer = Writer(hands, scratch)
    writer.share()
    return writer.client.id, writer.first.document


def test_on_no_page_a_menu_is_higher_than_the_smallest_screen_or_says_a_thing_twice(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    hands = DossierHands(program, qtbot)
    client, document = shared(hands, tmp_path)
    places = [Place(each.name) for each in FEATURES if each.sidebar]
    places += [Place("dossier", client, part=each.name) for each in DOSSIER_PARTS]
    wrong: list[str] = []
    for place in (*places, Place("document", client, document)):
        hands.context.navigate(place)
        for menu in menus(program):
            menu.aboutToShow.emit()
            words = [each.text() for each in shown(menu)]
            wrong += [f"{place.feature} {place.part}: {each}" for each in {*words} if words.count(each) > 1]
            if menu.sizeHint().height() > _LOW:
                wrong.append(f"{place.feature} {place.part}: {menu.title()} {menu.sizeHint().height()}")
    assert wrong == []


def test_what_is_done_on_a_page_stands_in_the_place_of_what_is_done_anywhere(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    hands = DossierHands(program, qtbot)
    client, document = shared(hands, tmp_path)
    hands.go("today")
    anywhere = hands.window.findChild(QAction, "action_receive_answer")
    assert isinstance(anywhere, QAction)
    key = anywhere.shortcut().toString()
    assert key
    hands.go("document", client, document)
    words = hands.context.text("answers.receive")
    standing = [each for menu in menus(program) for each in shown(menu) if each.text() == words]
    assert [(each.objectName(), each.shortcut().toString()) for each in standing] == [("action_document_receive", key)]
    hands.go("dossier", client)
    standing = [each for menu in menus(program) for each in shown(menu) if each.text() == words]
    assert [each.objectName() for each in standing] == ["action_receive_answer"]


def test_what_cannot_be_done_with_what_is_shown_does_not_stand_in_the_menu(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    hands = DossierHands(program, qtbot)
    client, document = shared(hands, tmp_path)
    hands.go("document", client, document)
    standing = {each.objectName() for menu in menus(program) for each in shown(menu)}
    assert "action_document_approve" in standing
    assert "action_document_share" not in standing


def test_the_menu_of_the_vault_stands_in_kinds_and_ends_with_leaving(program: Program, qtbot: QtBot) -> None:
    DossierHands(program, qtbot).go("dossiers")
    (vault,) = (each for each in menus(program) if each.title() == program.context.text("menu.vault"))
    vault.aboutToShow.emit()
    kinds: list[list[str]] = [[]]
    for each in vault.actions():
        if each.isSeparator():
            kinds.append([])
        elif each.isVisible():
            kinds[-1].append(each.objectName().removeprefix("action_"))
    assert kinds == [
        ["new_training", "new_enquiry", "suspect_breach"], ["backups", "import", "own_data"], ["lock", "quit"],
    ]  # fmt: skip


def test_ctrl_q_ends_it_with_the_vault_closed(program: Program, qtbot: QtBot) -> None:
    quitting = program.window.findChild(QAction, "action_quit")
    assert isinstance(quitting, QAction)
    assert quitting.shortcut().toString() == "Ctrl+Q"
    quitting.trigger()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert program.context.door.state is not VaultState.OPEN


def test_ctrl_q_ends_it_on_the_lock_screen_too(locked: Program, qtbot: QtBot) -> None:
    locked.window.activateWindow()
    qtbot.waitUntil(locked.window.isActiveWindow)
    QTest.keyClick(locked.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not locked.window.isVisible())

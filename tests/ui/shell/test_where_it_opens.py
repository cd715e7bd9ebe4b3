"""Where the window opens: on what there is to do today; as long as nobody is in the vault, on how to begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.open_request import open_request
from tests.ui.conftest import Start
from tests.ui.look import read, see
from tests.usecases import dossier
from tests.vault.fast_keys import PASSPHRASE


def opened(start: Start, folder: Path, qtbot: QtBot) -> Program:
    program = start(folder)
    program.context.door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.OPEN)
    return program


def place(program: Program) -> Place:
    assert program.window.frame is not None
    return program.window.frame.place


def test_it_opens_on_today_with_the_cursor_on_what_is_to_be_done_first(
    program: Program, start: Start, vault_folder: Path, qtbot: QtBot
) -> None:
    client = dossier.client(program.context.vault)
    asked = {"kind": "copy", "channel": "email", "received_on": "2026-03-02"}
    program.context.vault.now(open_request, asked, client.id)
    program.window.close()
    again = opened(start, vault_folder, qtbot)
    assert place(again) == Place("today")
    view = see(again.window, QTableView, "today")
    qtbot.waitUntil(lambda: again.window.focusWidget() is view and view.currentIndex().isValid())
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert place(again).client == client.id, "one key leads to where it is done"
    assert read(again.window, "request_title")


def test_after_a_lock_one_is_where_one_was_and_not_on_today(program: Program, qtbot: QtBot) -> None:
    dossier.client(program.context.vault)
    program.context.navigate(Place("retention"))
    door = program.context.door
    door.lock()
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    assert place(program) == Place("retention")


def test_where_nobody_is_yet_it_opens_on_how_to_begin(program: Program) -> None:
    assert place(program) == Place("dossiers")
    assert see(program.window, QPushButton, "first_client").isVisible()

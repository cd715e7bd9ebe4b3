"""Whoever locks or opens the vault can type on at once: the cursor is where the next thing is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.ui.door import VaultState
from app.ui.run import Program
from app.usecases.keep_item import add_item
from tests.ui.features.dossier_hands import DossierHands
from tests.ui.look import see
from tests.vault.fast_keys import PASSPHRASE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def type_in_front(program: Program, text: str) -> None:
    """To the window, which hands it to whatever has the cursor."""
    handle = program.window.windowHandle()
    assert handle is not None
    for each in text:
        QTest.keyClick(handle, each)  # type: ignore[call-overload] # Qt takes a letter for a window as well


def test_the_cursor_is_where_one_goes_on(locked: Program, qtbot: QtBot) -> None:
    door = locked.context.door
    locked.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is locked.window)
    for place in ("first_client", "search"):
        qtbot.waitUntil(lambda: see(locked.window, QLineEdit, "passphrase").hasFocus())
        type_in_front(locked, PASSPHRASE.text)
        QTest.keyClick(locked.window.windowHandle(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
        qtbot.waitUntil(lambda place=place: see(locked.window, QWidget, place).hasFocus())  # type: ignore[misc]
        locked.context.vault.now(add_item, Client, {"surname": "Berg"})
        door.lock()
        qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)


def test_after_a_new_client_one_goes_on_in_the_dossier(program: Program, qtbot: QtBot) -> None:
    hands = DossierHands(program, qtbot)
    hands.go("dossiers")
    see(program.window, QWidget, "go_dossiers").setFocus()
    hands.act("new_client")
    hands.fill("new_client", surname="Zwanenburg")
    hands.gone("new_client")
    page = see(program.window, QWidget, "page_dossier")
    qtbot.waitUntil(lambda: page.isAncestorOf(program.window.focusWidget()))
    assert program.window.frame is not None
    assert program.window.frame.place.client

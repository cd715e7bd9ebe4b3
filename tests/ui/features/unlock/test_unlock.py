"""The lock screen: it opens, or says which of many things is wrong."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui.door import VaultState
from app.ui.features.unlock.screen import UnlockScreen
from app.ui.place import Place
from app.ui.run import Program
from app.usecases.parts import Parts
from app.vault.lock import FolderLock
from app.vault.passphrase import Passphrase
from app.vault.vault import create_vault
from tests.ui.answers import AnsweredFiles
from tests.ui.conftest import Start
from tests.ui.features.unlock.attempts import attempt
from tests.ui.look import maybe, press, read, see, write
from tests.vault.fast_keys import PASSPHRASE


def test_the_passphrase_opens_and_its_field_forgets_it(locked: Program, qtbot: QtBot) -> None:
    line = see(locked.window, QLineEdit, "passphrase")
    assert attempt(locked, qtbot) == ""
    assert not isValid(line) or line.text() == ""
    assert locked.window.frame is not None


def test_enter_does_what_the_button_does(locked: Program, qtbot: QtBot) -> None:
    line = see(locked.window, QLineEdit, "passphrase")
    QTest.keyClicks(line, PASSPHRASE.text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: locked.context.door.state is VaultState.OPEN)


def test_the_cursor_is_in_the_field_after_another_language(locked: Program, qtbot: QtBot) -> None:
    locked.window.activateWindow()
    qtbot.waitUntil(locked.window.isActiveWindow)
    before = see(locked.window, QLineEdit, "passphrase")
    press(locked.window, "language")
    qtbot.waitUntil(lambda: not isValid(before))
    qtbot.waitUntil(lambda: see(locked.window, QLineEdit, "passphrase").hasFocus())
    for each in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C):
        QTest.keyClick(locked.window.windowHandle(), each)
    assert see(locked.window, QLineEdit, "passphrase").text() == "abc"


def test_the_window_lives_while_the_key_is_worked_out(locked: Program, qtbot: QtBot) -> None:
    write(locked.window, "passphrase", PASSPHRASE.text)
    press(locked.window, "open")
    assert locked.context.door.state is VaultState.UNLOCKING
    assert not see(locked.window, QAbstractButton, "open").isEnabled()
    assert not see(locked.window, QLineEdit, "passphrase").isEnabled()
    qtbot.waitUntil(lambda: locked.context.door.state is VaultState.OPEN)


def test_a_vault_that_is_open_elsewhere_is_not_opened_twice(locked: Program, vault_folder: Path, qtbot: QtBot) -> None:
    other = FolderLock(vault_folder)
    try:
        assert attempt(locked, qtbot) == locked.context.text("error.vault.in_use")
    finally:
        other.release()
    assert attempt(locked, qtbot) == ""


def test_a_vault_that_is_open_elsewhere_is_told_before_anybody_types(start: Start, vault_folder: Path) -> None:
    other = FolderLock(vault_folder)
    try:
        program = start(vault_folder)
        assert read(program.window, "unlock_wrong") == program.context.text("error.vault.in_use")
    finally:
        other.release()
    words = see(program.window, QLabel, "unlock_wrong")
    screen = program.window.findChild(UnlockScreen)
    assert screen is not None
    QApplication.sendEvent(screen, QEvent(QEvent.Type.WindowActivate))
    assert not words.isVisible()
    FolderLock(vault_folder).release()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_folder_that_cannot_be_written_is_named_so(locked: Program, vault_folder: Path, qtbot: QtBot) -> None:
    vault_folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert attempt(locked, qtbot) == locked.context.text("error.vault.read_only")
    finally:
        vault_folder.chmod(0o700)


def test_a_wrong_passphrase_waits_longer_each_time_and_never_for_good(locked: Program, qtbot: QtBot) -> None:
    wrong = locked.context.text("error.vault.wrong_passphrase")
    for _ in range(2):
        assert attempt(locked, qtbot, "een verkeerde wachtzin") == wrong
        assert see(locked.window, QAbstractButton, "open").isEnabled()
    assert attempt(locked, qtbot, "een verkeerde wachtzin") == wrong
    button = see(locked.window, QAbstractButton, "open")
    assert not button.isEnabled()
    assert button.text() == "Wacht nog 1 seconde"
    qtbot.waitUntil(button.isEnabled)
    assert attempt(locked, qtbot) == ""
    assert locked.context.door.failures == 0


def test_only_a_wrong_secret_counts_as_a_failure(locked: Program, vault_folder: Path, qtbot: QtBot) -> None:
    other = FolderLock(vault_folder)
    for _ in range(4):
        attempt(locked, qtbot)
    other.release()
    assert locked.context.door.failures == 0


def test_the_recovery_key_opens_as_well(start: Start, parts: Parts, tmp_path: Path, qtbot: QtBot) -> None:
    vault, key = create_vault(tmp_path / "new", PASSPHRASE, parts.clock, parts.effort)
    vault.close()
    program = start(tmp_path / "new")
    press(program.window, "other_way")
    assert maybe(program.window, QLineEdit, "passphrase") is None
    write(program.window, "recovery_key", key.text.lower().replace("-", " "))
    press(program.window, "open")
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.OPEN)


def test_a_slip_in_the_recovery_key_is_named_at_once(locked: Program) -> None:
    press(locked.window, "other_way")
    write(locked.window, "recovery_key", "-".join(["AAAAAA"] * 7))
    press(locked.window, "open")
    assert "groep" in read(locked.window, "unlock_wrong")
    assert locked.context.door.state is VaultState.LOCKED


def test_the_passphrase_is_hidden_until_asked_for(locked: Program) -> None:
    line = see(locked.window, QLineEdit, "passphrase")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    press(locked.window, "passphrase_show")
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    press(locked.window, "passphrase_show")
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_another_vault_can_be_chosen(
    locked: Program, files: AnsweredFiles, parts: Parts, tmp_path: Path, qtbot: QtBot
) -> None:
    secret = Passphrase("heel andere losse woorden")
    vault, _ = create_vault(tmp_path / "other", secret, parts.clock, parts.effort)
    vault.close()
    files.answers = [tmp_path, tmp_path / "other"]
    press(locked.window, "other_vault")
    assert read(locked.window, "unlock_wrong") == locked.context.text("error.vault.no_vault")
    assert attempt(locked, qtbot, "de wachtzin van de vorige") == locked.context.text("error.vault.wrong_passphrase")
    line = see(locked.window, QLineEdit, "passphrase")
    other = see(locked.window, QAbstractButton, "other_vault")
    other.setFocus()
    press(locked.window, "other_vault")
    assert locked.context.door.folder == tmp_path / "other"
    assert line.text() == ""
    assert maybe(locked.window, QLabel, "unlock_wrong") is None
    assert locked.window.focusWidget() is line
    assert attempt(locked, qtbot, secret.text) == ""
    assert locked.context.settings.vault_folder == tmp_path / "other"


def test_a_recovery_key_is_not_carried_to_another_vault(
    locked: Program, files: AnsweredFiles, parts: Parts, vault_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(vault_folder, tmp_path / "other")
    press(locked.window, "other_way")
    write(locked.window, "recovery_key", "ABCD-EFGH")
    files.answers = [tmp_path / "other"]
    press(locked.window, "other_vault")
    line = see(locked.window, QLineEdit, "passphrase")
    assert locked.window.focusWidget() is line
    press(locked.window, "other_way")
    assert see(locked.window, QLineEdit, "recovery_key").text() == ""


def test_the_place_stays_with_the_vault_where_it_was(
    program: Program, files: AnsweredFiles, vault_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    door = program.context.door
    program.context.navigate(Place("backups"))
    door.lock()
    qtbot.waitUntil(lambda: door.state is VaultState.LOCKED)
    shutil.copytree(vault_folder, tmp_path / "copy")
    files.answers = [tmp_path / "copy"]
    press(program.window, "other_vault")
    assert attempt(program, qtbot) == ""
    assert maybe(program.window, QWidget, "page_backups") is None


def test_a_new_vault_never_lands_on_one(locked: Program, files: AnsweredFiles, vault_folder: Path) -> None:
    files.answers = [vault_folder]
    press(locked.window, "new_vault")
    assert read(locked.window, "unlock_wrong") == locked.context.text("error.vault.exists")


def test_the_lock_screen_speaks_the_other_language(locked: Program, qtbot: QtBot) -> None:
    press(locked.window, "language")
    qtbot.waitUntil(lambda: see(locked.window, QAbstractButton, "open").text() == "Open the vault")
    assert any(each.text() == "Your vault is locked" for each in locked.window.findChildren(QLabel))


def test_a_vault_on_a_full_disk_opens_to_be_read_and_says_so(
    start: Start, vault_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.vault import vault as opening
    from app.vault.connection import Connection, Mode
    from app.vault.connection import connect as really
    from app.vault.errors import DiskFull

    def connect(path: Path, key: bytes, salt: bytes, mode: Mode) -> Connection:
        if mode is not Mode.STILL:
            raise DiskFull
        return really(path, key, salt, mode)

    monkeypatch.setattr(opening, "connect", connect)
    program = start(vault_folder)
    assert attempt(program, qtbot) == ""
    (said,) = see(program.window, QWidget, "still").findChildren(QLabel)
    assert "De schijf is vol" in said.text()


def test_what_fits_is_forgotten_when_something_else_is_typed(vault_folder: Path, start: Start, qtbot: QtBot) -> None:
    data = bytearray((vault_folder / "vault-1.db").read_bytes())
    data[100] ^= 1
    (vault_folder / "vault-1.db").write_bytes(data)
    locked = start(vault_folder)
    assert attempt(locked, qtbot)
    qtbot.waitUntil(lambda: maybe(locked.window, QAbstractButton, "repair") is not None)
    QTest.keyClicks(see(locked.window, QLineEdit, "passphrase"), "x")
    assert maybe(locked.window, QAbstractButton, "repair") is None

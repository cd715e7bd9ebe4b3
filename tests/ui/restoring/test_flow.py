"""From a backup to a restored vault, by the window: unlock it, read what is in it, choose where it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.host.folders import Folders
from app.kernel.progress import Silent
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.restoring.flow import choose_backup
from app.ui.run import Program
from app.usecases.backups.make import make_backup
from app.usecases.create_practice import create_practice
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.usecases.recovery_keys import split_recovery_key
from app.vault import opened_backup
from app.vault.vault import create_vault, open_vault
from tests.fakes import SetClock
from tests.ui.answers import AnsweredFiles
from tests.ui.conftest import Start
from tests.ui.look import maybe, press, read, see, write
from tests.vault.fast_keys import PASSPHRASE


@pytest.fixture
def backup(program: Program, clock: SetClock, tmp_path: Path) -> Path:
    """Made before Later came."""
    vault = program.context.vault
    made = make_backup(vault, tmp_path / "kopie.backup", clock, Silent())
    vault.now(add_item, Client, {"surname": "Later"})
    return made.file


def open_preview(program: Program, qtbot: QtBot) -> None:
    window = program.window
    write(window, "backup_passphrase", PASSPHRASE.text)
    press(window, "primary")
    qtbot.waitUntil(lambda: maybe(window, QWidget, "preview") is not None)


def test_the_vault_is_put_back_as_it_was_and_the_one_of_now_is_kept(
    program: Program, backup: Path, files: AnsweredFiles, qtbot: QtBot
) -> None:
    window, door = program.window, program.context.door
    program.context.navigate(Place("backups"))
    qtbot.waitUntil(lambda: maybe(window, QPushButton, "choose_backup") is not None)
    files.answers = [backup]
    press(window, "choose_backup")
    write(window, "backup_passphrase", "niet de goede zin")
    press(window, "primary")
    qtbot.waitUntil(lambda: maybe(window, QLabel, "unlock_backup_wrong") is not None)
    assert read(window, "unlock_backup_wrong").startswith("Deze wachtzin opent de back-up niet.")
    open_preview(program, qtbot)
    lost = " ".join(each.text() for each in see(window, QFrame, "losses").findChildren(QLabel))
    assert "Sinds deze back-up zijn er 2 wijzigingen gedaan." in lost
    press(window, "in_place")
    press(see(window, QWidget, "question"), "primary")
    qtbot.waitUntil(lambda: maybe(window, QWidget, "message") is not None)
    assert door.state is VaultState.LOCKED
    former = [each for each in door.folder.parent.iterdir() if each.name.startswith("vault-2026")]
    assert len(former) == 1
    press(see(window, QWidget, "message"), "primary")
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    assert program.context.reader.count(Client) == 0
    assert not program.context.vault.rollback
    kept = open_vault(former[0], PASSPHRASE, program.context.clock, program.context.parts.effort)
    assert [each.surname for each in kept.reader().find(Client)] == ["Later"]
    kept.close()


def test_to_a_new_folder_the_vault_of_now_goes_on(
    program: Program, backup: Path, files: AnsweredFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    window = program.window
    files.answers = [backup]
    choose_backup(program.context, window)
    open_preview(program, qtbot)
    (tmp_path / "kluizen").mkdir()
    (tmp_path / "kluizen" / "brief.txt").write_text("iets")
    files.answers = [tmp_path / "kluizen"]
    press(see(window, QWidget, "preview"), "primary")
    qtbot.waitUntil(lambda: maybe(window, QWidget, "message") is not None)
    assert program.context.door.state is VaultState.OPEN
    again = open_vault(tmp_path / "kluizen" / "kopie", PASSPHRASE, program.context.clock, program.context.parts.effort)
    assert again.reader().count(Client) == 0
    again.close()


def test_a_recovery_key_that_is_mistyped_names_its_group(program: Program, backup: Path, files: AnsweredFiles) -> None:
    window = program.window
    files.answers = [backup]
    choose_backup(program.context, window)
    press(window, "backup_other_way")
    write(window, "backup_recovery_key", "000000-000000-000001-000000-000000-000000-000000")
    press(window, "primary")
    assert "groep" in read(window, "unlock_backup_wrong")


def test_x6_shares_open_a_backup_too_and_a_wrong_one_is_named(
    program: Program, files: AnsweredFiles, qtbot: QtBot, clock: SetClock, tmp_path: Path
) -> None:
    window, vault = program.window, program.context.vault
    shares = split_recovery_key(vault, 2, 3, program.context.parts)
    files.answers = [make_backup(vault, tmp_path / "kopie.backup", clock, Silent()).file]
    choose_backup(program.context, window)
    press(window, "backup_by_shares")
    assert not see(window, QPushButton, "primary").isEnabled()
    for typed in (shares[0].text.replace(shares[0].words[4], "kluis"), shares[0].text, shares[2].code):
        see(window, QPlainTextEdit, "share").setPlainText(typed)
        press(window, "add_share")
        fault = maybe(window, QLabel, "share_fault")
        assert (fault is not None and "Woord 5" in fault.text()) is ("kluis" in typed)
    press(window, "primary")
    qtbot.waitUntil(lambda: maybe(window, QWidget, "preview") is not None)


def test_a_backup_of_a_newer_program_has_its_own_message(
    program: Program, backup: Path, files: AnsweredFiles, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened_backup, "latest_version", lambda: 0)
    assert said_of(program, backup, files, qtbot) == program.context.text("error.vault.newer_backup")


def test_a_damaged_backup_has_its_own_message(
    program: Program, backup: Path, files: AnsweredFiles, qtbot: QtBot
) -> None:
    data = bytearray(backup.read_bytes())
    data[8192] ^= 1
    backup.write_bytes(data)
    assert said_of(program, backup, files, qtbot) == program.context.text("error.vault.backup_damaged")


def test_a_backup_of_another_practice_goes_to_another_folder_only(
    program: Program, files: AnsweredFiles, qtbot: QtBot, clock: SetClock, tmp_path: Path
) -> None:
    parts = program.context.parts
    other, _ = create_vault(tmp_path / "other", PASSPHRASE, parts.clock, parts.effort)
    other.now(create_practice, {"trade_name": "Een andere praktijk"}, parts.starting_policies[0])
    files.answers = [make_backup(other, tmp_path / "vreemd.backup", clock, Silent()).file]
    other.close()
    choose_backup(program.context, program.window)
    open_preview(program, qtbot)
    assert maybe(program.window, QPushButton, "in_place") is None
    preview = see(program.window, QWidget, "preview")
    assert any("Een andere praktijk" in each.text() for each in preview.findChildren(QLabel))


def said_of(program: Program, backup: Path, files: AnsweredFiles, qtbot: QtBot) -> str:
    files.answers = [backup]
    choose_backup(program.context, program.window)
    write(program.window, "backup_passphrase", PASSPHRASE.text)
    press(program.window, "primary")
    qtbot.waitUntil(lambda: maybe(program.window, QLabel, "unlock_backup_wrong") is not None)
    return read(program.window, "unlock_backup_wrong")


def test_what_is_no_backup_is_told(program: Program, files: AnsweredFiles, qtbot: QtBot, tmp_path: Path) -> None:
    window = program.window
    (tmp_path / "foto.backup").write_bytes(b"geen back-up")
    files.answers = [tmp_path / "foto.backup"]
    choose_backup(program.context, window)
    write(window, "backup_passphrase", PASSPHRASE.text)
    press(window, "primary")
    qtbot.waitUntil(lambda: maybe(window, QLabel, "unlock_backup_wrong") is not None)
    assert read(window, "unlock_backup_wrong").startswith("Dit bestand is geen back-up van Coachkluis")


def test_on_a_new_laptop_the_first_screen_restores_to_where_the_vault_will_be(
    start: Start, backup_of_a_lost_vault: Path, folders: Folders, files: AnsweredFiles, qtbot: QtBot
) -> None:
    program = start(None)
    window, door = program.window, program.context.door
    assert door.state is VaultState.NO_VAULT
    files.answers = [backup_of_a_lost_vault]
    press(window, "way_restore")
    open_preview(program, qtbot)
    assert maybe(window, QFrame, "losses") is None
    press(window, "in_place")
    qtbot.waitUntil(lambda: maybe(window, QWidget, "message") is not None)
    assert (door.state, door.folder) == (VaultState.LOCKED, folders.vault)
    press(see(window, QWidget, "message"), "primary")
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    assert [each.surname for each in program.context.reader.find(Client)] == ["Gered"]


def test_a_damaged_vault_is_replaced_from_the_lock_screen(
    locked: Program, backup_of_a_lost_vault: Path, files: AnsweredFiles, qtbot: QtBot
) -> None:
    window, door = locked.window, locked.context.door
    (door.folder / "vault-1.db").write_bytes(b"niets meer")
    files.answers = [backup_of_a_lost_vault]
    press(window, "restore_backup")
    open_preview(locked, qtbot)
    press(window, "in_place")
    press(see(window, QWidget, "question"), "primary")
    qtbot.waitUntil(lambda: maybe(window, QWidget, "message") is not None)
    press(see(window, QWidget, "message"), "primary")
    door.open(PASSPHRASE, lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    assert [each.surname for each in locked.context.reader.find(Client)] == ["Gered"]


@pytest.fixture
def backup_of_a_lost_vault(vault_folder: Path, parts: Parts, clock: SetClock, tmp_path: Path) -> Path:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    vault.now(add_item, Client, {"surname": "Gered"})
    made = make_backup(vault, tmp_path / "kopie.backup", clock, Silent())
    vault.close()
    return made.file

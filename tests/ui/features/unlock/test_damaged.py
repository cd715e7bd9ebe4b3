"""The lock screen before a vault that is damaged or was put back: it says which, and what helps."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.client import Client
from app.kernel.progress import Silent
from app.ui.door import VaultState
from app.ui.run import Program
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.vault.backup import back_up
from app.vault.passphrase import Passphrase
from app.vault.strict_json import canonical
from app.vault.traces import HEADER
from app.vault.vault import create_vault, open_vault
from app.vault.verify import verify
from tests.ui.answers import AnsweredFiles
from tests.ui.conftest import Start
from tests.ui.features.unlock.attempts import attempt
from tests.ui.look import maybe, press, read, see
from tests.vault.fast_keys import PASSPHRASE


def spoil_header(folder: Path, parts: Parts) -> None:
    (folder / HEADER).write_bytes(b"{}")


def cut_database(folder: Path, parts: Parts) -> None:
    (database,) = folder.glob("vault-*.db")
    database.write_bytes(database.read_bytes()[:5000])


def make_newer(folder: Path, parts: Parts) -> None:
    header = json.loads((folder / HEADER).read_bytes())
    header["format"] = 99
    del header["sha256"]
    whole = {**header, "sha256": sha256(canonical(header)).hexdigest()}
    (folder / HEADER).write_bytes(canonical(whole))


def put_another_header(folder: Path, parts: Parts) -> None:
    other = folder.parent / "other"
    vault, _ = create_vault(other, PASSPHRASE, parts.clock, parts.effort)
    vault.close()
    shutil.copy(other / HEADER, folder / HEADER)


def remove_header(folder: Path, parts: Parts) -> None:
    (folder / HEADER).unlink()
    (folder / (HEADER + ".old")).unlink(missing_ok=True)


def spoil_both_headers(folder: Path, parts: Parts) -> None:
    spoil_header(folder, parts)
    (folder / (HEADER + ".old")).write_bytes(b"")


def leave_the_copy(folder: Path, parts: Parts) -> None:
    (folder / HEADER).unlink()


def forge_header(folder: Path, parts: Parts) -> None:
    """Its hash is corrected, so that only reading it tells."""
    header = json.loads((folder / HEADER).read_bytes())
    del header["sha256"]
    header["slots"] = []
    (folder / HEADER).write_bytes(canonical({**header, "sha256": sha256(canonical(header)).hexdigest()}))


@pytest.mark.parametrize("spoil", [spoil_header, leave_the_copy])
def test_a_damaged_header_is_told_at_once_and_the_copy_opens_the_vault(
    start: Start, vault_folder: Path, parts: Parts, qtbot: QtBot, spoil: Callable[[Path, Parts], None]
) -> None:
    spoil(vault_folder, parts)
    program = start(vault_folder)
    assert "vault.json.old" in read(program.window, "unlock_wrong")
    assert see(program.window, QAbstractButton, "open").text() == "Openen met de kopie van vault.json"
    assert attempt(program, qtbot, "een verkeerde wachtzin") == program.context.text("error.vault.wrong_passphrase")
    assert program.context.door.failures == 1
    assert see(program.window, QAbstractButton, "open").text() == "Openen met de kopie van vault.json"
    assert attempt(program, qtbot) == ""
    program.context.door.lock()
    qtbot.waitUntil(lambda: program.context.door.state is VaultState.LOCKED)
    assert see(program.window, QAbstractButton, "open").text() == "Kluis openen"
    assert maybe(program.window, QLabel, "unlock_wrong") is None


@pytest.mark.parametrize("spoil", [remove_header, spoil_both_headers])
def test_where_both_headers_are_lost_a_backup_is_what_is_offered(
    start: Start, vault_folder: Path, parts: Parts, files: AnsweredFiles, spoil: Callable[[Path, Parts], None]
) -> None:
    spoil(vault_folder, parts)
    program = start(vault_folder)
    assert read(program.window, "unlock_wrong") == program.context.text("error.vault.header_lost")
    assert see(program.window, QAbstractButton, "open").text() == "Back-up terugzetten…"
    for way in ("passphrase", "other_way", "by_shares"):
        assert maybe(program.window, QWidget, way) is None, "nothing that is typed helps"
    asked = len(files.asked)
    press(program.window, "open")
    assert len(files.asked) == asked + 1


def test_a_newer_vault_is_told_before_anything_is_typed(start: Start, vault_folder: Path, parts: Parts) -> None:
    make_newer(vault_folder, parts)
    program = start(vault_folder)
    said = program.context.translator.text("error.vault.newer_vault", version="{version}")
    assert read(program.window, "unlock_wrong").startswith(said.split("{")[0])
    for way in ("passphrase", "open", "other_way", "by_shares"):
        assert maybe(program.window, QWidget, way) is None
    see(program.window, QAbstractButton, "other_vault")


@pytest.mark.parametrize("spoil", [remove_header, spoil_both_headers])
def test_headers_that_go_while_it_is_locked_lead_to_no_copy_that_is_gone_too(
    locked: Program, vault_folder: Path, parts: Parts, qtbot: QtBot, spoil: Callable[[Path, Parts], None]
) -> None:
    spoil(vault_folder, parts)
    assert attempt(locked, qtbot) == locked.context.text("error.vault.header_lost")
    assert see(locked.window, QAbstractButton, "open").text() == "Back-up terugzetten…"


def test_a_header_that_only_seems_whole_leads_to_no_copy_that_is_not_there(
    start: Start, vault_folder: Path, parts: Parts, qtbot: QtBot
) -> None:
    forge_header(vault_folder, parts)
    (vault_folder / (HEADER + ".old")).unlink(missing_ok=True)
    program = start(vault_folder)
    assert attempt(program, qtbot) == program.context.text("error.vault.header_lost")


def test_a_header_that_only_seems_whole_is_told_after_the_attempt(
    start: Start, vault_folder: Path, parts: Parts, qtbot: QtBot
) -> None:
    forge_header(vault_folder, parts)
    program = start(vault_folder)
    assert maybe(program.window, QLabel, "unlock_wrong") is None
    assert "vault.json.old" in attempt(program, qtbot)
    assert attempt(program, qtbot) == ""


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (cut_database, "error.vault.database_damaged"),
        (put_another_header, "error.vault.database_damaged"),
    ],
)
def test_what_is_wrong_with_a_vault_is_told_apart(
    start: Start, vault_folder: Path, parts: Parts, qtbot: QtBot, spoil: Callable[[Path, Parts], None], key: str
) -> None:
    spoil(vault_folder, parts)
    program = start(vault_folder)
    said = attempt(program, qtbot)
    template = program.context.translator.text(key, version="{version}")
    assert said.split("{")[0][:40] == template[:40]


def test_an_older_vault_put_back_is_said_at_once(
    start: Start, vault_folder: Path, tmp_path: Path, qtbot: QtBot, parts: Parts
) -> None:
    from app.domain.client import Client
    from app.usecases.keep_item import add_item
    from app.vault.vault import open_vault

    (database,) = vault_folder.glob("vault-*.db")
    old = database.read_bytes()
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    vault.now(add_item, Client, {"surname": "Berg"})
    vault.close()
    database.write_bytes(old)
    program = start(vault_folder)
    assert attempt(program, qtbot) == ""
    warning = see(program.window, QWidget, "rollback")
    press(program.window, "rollback_read")
    assert not warning.isVisible()


def test_an_old_header_put_back_is_said_with_the_way_to_mend_it(
    start: Start, vault_folder: Path, qtbot: QtBot, parts: Parts
) -> None:
    from app.vault.passphrase_change import change_passphrase
    from app.vault.vault import open_vault

    old = (vault_folder / "vault.json").read_bytes()
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    change_passphrase(vault, Passphrase("potlood giraf trommel zeilboot"), parts.effort)
    vault.close()
    (vault_folder / "vault.json").write_bytes(old)
    program = start(vault_folder)
    assert attempt(program, qtbot) == ""
    warning = see(program.window, QWidget, "old_keys")
    press(program.window, "old_keys_mend")
    see(program.window, QWidget, "page_security")
    assert warning.isVisible()
    press(program.window, "old_keys_read")
    assert not warning.isVisible()


def test_a_vault_too_damaged_to_open_is_built_anew_from_the_lock_screen(
    vault_folder: Path, start: Start, parts: Parts, files: AnsweredFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    vault.now(add_item, Client, {"surname": "Visser"})
    back_up(vault, tmp_path / "made.backup", parts.clock.now(), Silent())
    find = "SELECT rootpage FROM sqlite_master WHERE name = 'setting'"
    (root,) = vault.reader().connection.execute(find).fetchone()
    vault.close()
    data = bytearray((vault_folder / "vault-1.db").read_bytes())
    data[(root - 1) * 4096 + 100] ^= 1
    (vault_folder / "vault-1.db").write_bytes(data)
    locked = start(vault_folder)
    assert maybe(locked.window, QAbstractButton, "repair") is None
    assert "beschadigd" in attempt(locked, qtbot)
    qtbot.waitUntil(lambda: maybe(locked.window, QAbstractButton, "repair") is not None)
    press(locked.window, "repair")
    dialog = see(locked.window, QWidget, "repair_dialog")
    files.answers = [tmp_path / "made.backup"]
    press(dialog, "choose_backup")
    assert "made.backup" in read(dialog, "repair_backup")
    press(dialog, "primary")
    door = locked.context.door
    qtbot.waitUntil(lambda: door.state is VaultState.OPEN)
    qtbot.waitUntil(lambda: maybe(locked.window, QWidget, "message") is not None)
    assert door.vault.header.database == "vault-2.db"
    assert [each.surname for each in door.vault.reader().find(Client)] == ["Visser"]
    assert verify(door.vault, Silent()).findings == ()


def test_a_vault_that_cannot_be_built_anew_leads_to_a_whole_backup(
    vault_folder: Path, start: Start, files: AnsweredFiles, qtbot: QtBot
) -> None:
    """Not to the same way once more: its table of contents is gone, and nothing has it."""
    (vault_folder / "vault-1.db").write_bytes(bytes(20 * 4096))
    locked = start(vault_folder)
    assert "beschadigd" in attempt(locked, qtbot)
    qtbot.waitUntil(lambda: maybe(locked.window, QAbstractButton, "repair") is not None)
    press(locked.window, "repair")
    press(see(locked.window, QWidget, "repair_dialog"), "primary")
    qtbot.waitUntil(lambda: maybe(locked.window, QWidget, "message") is not None)
    told = see(locked.window, QWidget, "message")
    assert locked.context.text("error.vault.schema_unreadable") in [each.text() for each in told.findChildren(QLabel)]
    asked = len(files.asked)
    press(told, "restore_instead")
    assert len(files.asked) == asked + 1

"""A restore takes a vault's place only as a whole, keeps what was there, and is no rollback; putting back files is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.client import Client
from app.host.witness import FileWitness
from app.kernel.progress import Cancelled, Silent
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.vault.backup import back_up
from app.vault.backup_file import ForeignBackup
from app.vault.errors import VaultExists, VaultInUse
from app.vault.restore import Restored, restore, sweep_restores
from app.vault.restored import SETTING, restored_at_instant
from app.vault.vault import Vault, create_vault, open_vault
from app.vault.verify import verify
from tests.erasing import erase_dossier
from tests.fakes import CountedProgress
from tests.vault.fast_keys import PASSPHRASE


@pytest.fixture
def witness(tmp_path: Path) -> FileWitness:
    return FileWitness(tmp_path / "state")


@pytest.fixture
def backup(vault_folder: Path, parts: Parts, witness: FileWitness, tmp_path: Path) -> Path:
    """A backup with Visser in it; after it Later came, and someone was erased."""
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort, witness)
    vault.now(add_item, Client, {"surname": "Visser"})
    gone = vault.now(add_item, Client, {"surname": "Gewist"})
    made = back_up(vault, tmp_path / "backup", parts.clock.now(), Silent()).file
    vault.now(add_item, Client, {"surname": "Later"})
    vault.now(erase_dossier, gone.id)
    vault.close()
    return made


def replaced(backup: Path, folder: Path, parts: Parts, witness: FileWitness) -> Restored:
    return restore(backup, folder, PASSPHRASE, parts.clock, Silent(), parts.effort, replace=True, witness=witness)


def surnames(vault: Vault) -> list[str]:
    return [each.surname for each in vault.reader().find(Client)]


def files(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_it_takes_the_place_of_the_vault_which_is_kept_beside(
    backup: Path, vault_folder: Path, parts: Parts, witness: FileWitness
) -> None:
    before = files(vault_folder)
    outcome = replaced(backup, vault_folder, parts, witness)
    assert outcome.erased_again == 1, "the log of the vault that is replaced is applied"
    assert outcome.former == vault_folder.with_name("vault-20260303-100000")
    assert files(outcome.former) == before
    again = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort, witness)
    try:
        assert surnames(again) == ["Visser"]
        assert not again.rollback
        assert verify(again, Silent()).findings == ()
        assert restored_at_instant(again.reader().setting(SETTING)) == parts.clock.now()
        assert ("restore_backup", "setting") in {(each.act, each.noun) for each in again.ledger_entries()}
    finally:
        again.close()


def test_a_second_restore_at_the_same_moment_keeps_both(
    backup: Path, vault_folder: Path, parts: Parts, witness: FileWitness
) -> None:
    former = {replaced(backup, vault_folder, parts, witness).former for _ in range(3)}
    assert {each.name for each in former if each} == {
        "vault-20260303-100000", "vault-20260303-100000-2", "vault-20260303-100000-3",
    }  # fmt: skip


def test_a_restore_to_a_new_folder_is_no_rollback_either(
    backup: Path, vault_folder: Path, parts: Parts, witness: FileWitness, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    restore(backup, new, PASSPHRASE, parts.clock, Silent(), parts.effort, (vault_folder,), witness=witness)
    again = open_vault(new, PASSPHRASE, parts.clock, parts.effort, witness)
    assert not again.rollback
    again.close()


def test_merely_putting_back_files_is_a_rollback_before_and_after_a_restore(
    backup: Path, vault_folder: Path, parts: Parts, witness: FileWitness, tmp_path: Path
) -> None:
    replaced(backup, vault_folder, parts, witness)
    restored = tmp_path / "as it was restored"
    shutil.copytree(vault_folder, restored)
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort, witness)
    vault.now(add_item, Client, {"surname": "Daarna"})
    vault.close()
    shutil.rmtree(vault_folder)
    shutil.copytree(restored, vault_folder)
    again = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort, witness)
    assert again.rollback
    again.close()


def test_a_vault_in_use_is_not_replaced(backup: Path, vault_folder: Path, parts: Parts, witness: FileWitness) -> None:
    vault = open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    try:
        with pytest.raises(VaultInUse):
            replaced(backup, vault_folder, parts, witness)
        assert sorted(surnames(vault)) == ["Later", "Visser"]
    finally:
        vault.close()


def test_neither_another_vault_nor_a_folder_with_something_in_it_is_replaced(
    backup: Path, vault_folder: Path, parts: Parts, witness: FileWitness, tmp_path: Path
) -> None:
    create_vault(tmp_path / "other", PASSPHRASE, parts.clock, parts.effort)[0].close()
    full = tmp_path / "full"
    full.mkdir()
    (full / "brief.txt").write_text("van iemand")
    before = files(tmp_path)
    with pytest.raises(ForeignBackup):
        replaced(backup, tmp_path / "other", parts, witness)
    with pytest.raises(VaultExists):
        restore(backup, vault_folder, PASSPHRASE, parts.clock, Silent(), parts.effort)
    with pytest.raises(VaultExists, match="folder_not_empty"):
        replaced(backup, full, parts, witness)
    assert files(tmp_path) == before


@pytest.mark.parametrize("damage", ["vault.json", "vault-1.db"])
def test_a_vault_that_cannot_be_opened_can_be_replaced(
    backup: Path, vault_folder: Path, parts: Parts, witness: FileWitness, damage: str
) -> None:
    (vault_folder / damage).write_bytes(b"niets meer")
    (vault_folder / "vault.json.old").unlink()
    outcome = replaced(backup, vault_folder, parts, witness)
    assert outcome.former is not None
    assert (outcome.former / damage).read_bytes() == b"niets meer"
    open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort, witness).close()


def test_cancelled_anywhere_everything_is_as_it_was(
    backup: Path, vault_folder: Path, parts: Parts, tmp_path: Path
) -> None:
    whole = CountedProgress()
    restore(backup, tmp_path / "new", PASSPHRASE, parts.clock, whole, parts.effort)
    shutil.rmtree(tmp_path / "new")
    before = files(tmp_path)
    for step in range(len(whole.reports)):
        for folder, replacing in ((tmp_path / "new", False), (vault_folder, True)):
            progress = CountedProgress(cancel_at=step)
            with pytest.raises(Cancelled):
                restore(backup, folder, PASSPHRASE, parts.clock, progress, parts.effort, replace=replacing)
            assert files(tmp_path) == before
            assert not (tmp_path / "new").exists()


def test_what_a_crash_left_is_swept_and_what_runs_is_not(backup: Path, parts: Parts, tmp_path: Path) -> None:
    left = tmp_path / ".new.0badcafe"
    left.mkdir()
    (left / "passing").write_bytes(b"half")
    running = tmp_path / ".new.deadbeef"
    create_vault(running, PASSPHRASE, parts.clock, parts.effort)[0].close()
    held = open_vault(running, PASSPHRASE, parts.clock, parts.effort)
    try:
        sweep_restores(tmp_path / "new")
        assert not left.exists()
        assert running.exists()
    finally:
        held.close()

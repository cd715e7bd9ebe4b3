"""An older vault that was put back is noticed, and said until the coach owns up to it (X9, F11)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.client import Client
from app.host.witness import FileWitness
from app.kernel.witness import NO_WITNESS, Witness
from app.usecases.parts import Parts
from app.vault.new_vault_key import renew_vault_key
from app.vault.newest_seen import of_line, of_place
from app.vault.passphrase_change import change_passphrase
from app.vault.rollback import NO_ROLLBACK, Rollback
from app.vault.vault import Vault, open_vault
from app.vault.witness_note import read_note, write_note
from app.vault.work import Work
from tests.fakes import CountedProgress
from tests.vault.fast_keys import PASSPHRASE


def add(work: Work, surname: str) -> Client:
    return work.new(Client, surname=surname)


@pytest.fixture
def witness(tmp_path: Path) -> FileWitness:
    return FileWitness(tmp_path / "state")


def opened(folder: Path, parts: Parts, witness: Witness = NO_WITNESS) -> Vault:
    return open_vault(folder, PASSPHRASE, parts.clock, parts.effort, witness)


def write(folder: Path, parts: Parts, witness: Witness, number: int) -> None:
    vault = opened(folder, parts, witness)
    for each in range(number):
        vault.now(add, f"Visser {each}")
    vault.close()


def lacks(folder: Path, parts: Parts, witness: Witness) -> Rollback:
    vault = opened(folder, parts, witness)
    found = vault.rollback
    vault.close()
    return found


def put_back(saved: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(saved, folder)


@pytest.fixture
def saved(vault_folder: Path, parts: Parts, witness: FileWitness) -> Path:
    """The vault as it was seven entries ago."""
    write(vault_folder, parts, witness, 2)
    copy = vault_folder.with_name("saved")
    shutil.copytree(vault_folder, copy)
    write(vault_folder, parts, witness, 7)
    return copy


def test_x9_header_and_database_put_back_together_are_noticed(
    vault_folder: Path, parts: Parts, witness: FileWitness, saved: Path
) -> None:
    assert lacks(vault_folder, parts, witness) == NO_ROLLBACK
    put_back(saved, vault_folder)
    assert lacks(vault_folder, parts, witness) == Rollback(7)


def test_f11_the_database_alone_put_back_is_noticed_without_a_witness(
    vault_folder: Path, parts: Parts, saved: Path
) -> None:
    shutil.copy(saved / "vault-1.db", vault_folder / "vault-1.db")
    assert lacks(vault_folder, parts, NO_WITNESS) == Rollback(7)


def test_the_warning_stays_until_it_is_acknowledged(
    vault_folder: Path, parts: Parts, witness: FileWitness, saved: Path
) -> None:
    put_back(saved, vault_folder)
    for _ in range(3):
        vault = opened(vault_folder, parts, witness)
        assert vault.rollback.entries == 7
        vault.now(add, "Bakker")
        vault.close()
    vault = opened(vault_folder, parts, witness)
    vault.acknowledge_rollback()
    assert not vault.rollback
    vault.close()
    vault = opened(vault_folder, parts, witness)
    assert not vault.rollback
    acts = [each.act for each in vault.ledger_entries()]
    vault.close()
    assert (acts.count("notice_rollback"), acts[-1]) == (1, "acknowledge_rollback")


def test_another_history_of_the_same_length_is_noticed(
    vault_folder: Path, parts: Parts, witness: FileWitness, saved: Path
) -> None:
    write(saved, parts, NO_WITNESS, 7)
    put_back(saved, vault_folder)
    assert lacks(vault_folder, parts, witness) == Rollback(apart=True)


def test_put_back_again_after_it_was_acknowledged_is_noticed_again(
    vault_folder: Path, parts: Parts, witness: FileWitness, saved: Path
) -> None:
    put_back(saved, vault_folder)
    vault = opened(vault_folder, parts, witness)
    vault.acknowledge_rollback()
    vault.now(add, "Bakker")
    vault.close()
    put_back(saved, vault_folder)
    assert lacks(vault_folder, parts, witness) == Rollback(3)


@pytest.mark.parametrize("garbage", [b"", b"{}", b"x" * 5000, b"\xff\xfe"])
def test_a_missing_or_damaged_note_is_no_error(
    garbage: bytes, vault_folder: Path, parts: Parts, witness: FileWitness, saved: Path, tmp_path: Path
) -> None:
    notes = list((tmp_path / "state" / "witness").iterdir())
    assert len(notes) == 2  # of this place, and of every copy
    for each in notes:
        each.write_bytes(garbage)
    assert lacks(vault_folder, parts, witness) == NO_ROLLBACK
    for each in notes:
        each.unlink()
    assert lacks(vault_folder, parts, witness) == NO_ROLLBACK
    assert all(each.exists() for each in notes)


def test_a_note_that_someone_made_up_is_worth_a_warning(
    vault_folder: Path, parts: Parts, witness: FileWitness, saved: Path
) -> None:
    vault = opened(vault_folder, parts)
    anchor, identity = vault.header.anchor, vault.identity
    vault.close()
    assert anchor is not None
    witness.keep(of_place(identity, vault_folder), write_note(identity, anchor, bytes(32)), resting=True)
    assert lacks(vault_folder, parts, witness) == Rollback(apart=True)


def test_a_note_says_nothing_of_another_vault(vault_folder: Path, parts: Parts) -> None:
    vault = opened(vault_folder, parts)
    anchor, keys = vault.header.anchor, vault.keys
    vault.close()
    assert anchor is not None
    note = write_note("0" * 26, anchor, keys.header)
    assert read_note(note, "1" * 26, [keys.header]) is None
    read = read_note(note, "0" * 26, [bytes(32), keys.header])
    assert read is not None
    assert (read.genuine, read.sequence) == (True, anchor.sequence)


def test_a_link_at_the_place_of_the_note_is_not_followed(
    vault_folder: Path, parts: Parts, witness: FileWitness, saved: Path, tmp_path: Path
) -> None:
    notes = list((tmp_path / "state" / "witness").iterdir())
    target = tmp_path / "target"
    for each in notes:
        each.unlink()
        each.symlink_to(target)
    write(vault_folder, parts, witness, 1)
    assert not target.exists()
    assert not any(each.is_symlink() for each in notes)
    assert all(each.is_file() for each in notes)


def test_neither_a_changed_passphrase_nor_a_new_vault_key_looks_like_a_rollback(
    vault_folder: Path, parts: Parts, witness: FileWitness, saved: Path
) -> None:
    vault = opened(vault_folder, parts, witness)
    change_passphrase(vault, PASSPHRASE, parts.effort)
    vault.close()
    names = (of_place(vault.identity, vault_folder), of_line(vault.identity, ""))
    notes = [witness.recall(each)[0] for each in names]
    renew_vault_key(vault_folder, PASSPHRASE, parts.clock, CountedProgress(), parts.effort, witness)
    assert lacks(vault_folder, parts, witness) == NO_ROLLBACK
    for name, note in zip(names, notes, strict=True):
        witness.keep(name, note, resting=True)  # as if the program died before it told the witness
    assert lacks(vault_folder, parts, witness) == NO_ROLLBACK


def test_an_older_vault_under_the_key_of_before_is_noticed(
    vault_folder: Path, parts: Parts, witness: FileWitness, saved: Path
) -> None:
    renew_vault_key(vault_folder, PASSPHRASE, parts.clock, CountedProgress(), parts.effort, witness)
    put_back(saved, vault_folder)
    assert lacks(vault_folder, parts, witness) == Rollback(8)

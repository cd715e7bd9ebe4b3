"""Several copies of one vault on one computer: which of them are news, and what may be said of them (X9, F11)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.client import Client
from app.host.witness import FileWitness
from app.kernel.progress import Silent
from app.usecases.parts import Parts
from app.vault.backup import back_up
from app.vault.restore import restore
from app.vault.rollback import NO_ROLLBACK, Rollback
from app.vault.vault import open_vault
from app.vault.work import Work
from tests.vault.fast_keys import PASSPHRASE

APART = Rollback(apart=True)


def add(work: Work) -> Client:
    return work.new(Client, surname="Visser")


class Computer:
    """One that remembers what it saw."""

    def __init__(self, parts: Parts, state: Path) -> None:
        self.parts, self.witness = parts, FileWitness(state)

    def open(self, folder: Path, changes: int = 0, *, acknowledged: bool = False) -> Rollback:
        """What is said of the vault in a folder, after which it is worked on."""
        vault = open_vault(folder, PASSPHRASE, self.parts.clock, self.parts.effort, self.witness)
        found = vault.rollback
        if acknowledged:
            vault.acknowledge_rollback()
        for _ in range(changes):
            vault.now(add)
        vault.close()
        return found

    def entries(self, folder: Path) -> int:
        """How long the ledger is."""
        vault = open_vault(folder, PASSPHRASE, self.parts.clock, self.parts.effort, self.witness)
        vault.close()
        return vault.header.anchor.sequence if vault.header.anchor else 0

    def back_up(self, folder: Path, file: Path) -> Path:
        """A backup of the vault in a folder."""
        vault = open_vault(folder, PASSPHRASE, self.parts.clock, self.parts.effort, self.witness)
        made = back_up(vault, file, self.parts.clock.now(), Silent()).file
        vault.close()
        return made

    def restore(self, file: Path, folder: Path, *, replace: bool = False) -> Path:
        """The vault in a backup, in a folder."""
        parts = self.parts
        restore(
            file, folder, PASSPHRASE, parts.clock, Silent(), parts.effort, replace=replace, witness=self.witness
        )  # fmt: skip
        return folder


@pytest.fixture
def computer(parts: Parts, vault_folder: Path, tmp_path: Path) -> Computer:
    one = Computer(parts, tmp_path / "state")
    one.open(vault_folder, 2)
    return one


def test_a_copy_that_the_program_restored_is_no_news_to_either(
    computer: Computer, vault_folder: Path, tmp_path: Path
) -> None:
    new = computer.restore(computer.back_up(vault_folder, tmp_path / "q.backup"), tmp_path / "new")
    lengths = [computer.entries(each) for each in (vault_folder, new)]
    for each in (new, vault_folder) * 2:
        assert computer.open(each) == NO_ROLLBACK
    assert [computer.entries(each) for each in (vault_folder, new)] == lengths, "looking is not a change"
    for each in (new, vault_folder) * 2:
        assert computer.open(each, 1) == NO_ROLLBACK, "nor where both are worked on"


def test_what_a_restore_put_aside_and_what_it_put_in_place_are_both_known(
    computer: Computer, vault_folder: Path, tmp_path: Path
) -> None:
    file = computer.back_up(vault_folder, tmp_path / "q.backup")
    computer.open(vault_folder, 3)
    computer.restore(file, vault_folder, replace=True)
    (aside,) = vault_folder.parent.glob(f"{vault_folder.name}-*")
    for each in (vault_folder, aside) * 2:
        assert computer.open(each, 1) == NO_ROLLBACK


def test_a_restored_copy_is_watched_as_any_vault_is(computer: Computer, vault_folder: Path, tmp_path: Path) -> None:
    new = computer.restore(computer.back_up(vault_folder, tmp_path / "q.backup"), tmp_path / "new")
    old = tmp_path / "old"
    computer.open(new)
    shutil.copytree(new, old)
    computer.open(new, 4)
    shutil.rmtree(new)
    old.rename(new)
    assert computer.open(new) == Rollback(4)


def test_the_vault_that_was_restored_from_put_in_the_place_of_the_copy_is_noticed(
    computer: Computer, vault_folder: Path, tmp_path: Path
) -> None:
    new = computer.restore(computer.back_up(vault_folder, tmp_path / "q.backup"), tmp_path / "new")
    computer.open(new, 5)
    shutil.rmtree(new)
    vault_folder.rename(new)
    assert computer.open(new).entries > 0


def test_a_vault_that_was_moved_is_still_known(computer: Computer, vault_folder: Path, tmp_path: Path) -> None:
    old, moved = tmp_path / "old", tmp_path / "moved"
    shutil.copytree(vault_folder, old)
    computer.open(vault_folder, 3)
    vault_folder.rename(moved)
    assert computer.open(moved) == NO_ROLLBACK
    assert computer.open(old) == Rollback(3), "an older copy in a place where none was"


@pytest.mark.parametrize("more", [0, 6])
def test_two_copies_that_were_both_worked_on_are_told_as_that_and_once(
    more: int, computer: Computer, vault_folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(vault_folder, other)
    assert computer.open(other, 1) == NO_ROLLBACK
    assert computer.open(vault_folder, acknowledged=True) == APART, "never that it is older"
    assert computer.open(other, more, acknowledged=True) == APART
    for each in (vault_folder, other) * 2:
        length = computer.entries(each)
        assert computer.open(each) == NO_ROLLBACK
        assert computer.entries(each) == length
    for each in (vault_folder, other):
        assert computer.open(each, 1) == NO_ROLLBACK, "who knows of two copies need not hear of each change"


def test_who_knows_of_two_copies_still_hears_of_an_old_one_put_back(
    computer: Computer, vault_folder: Path, tmp_path: Path
) -> None:
    other, old = tmp_path / "other", tmp_path / "old"
    shutil.copytree(vault_folder, other)
    computer.open(other, 1)
    computer.open(vault_folder, acknowledged=True)
    shutil.copytree(vault_folder, old)
    computer.open(vault_folder, 3)
    shutil.rmtree(vault_folder)
    shutil.copytree(old, vault_folder)
    assert computer.open(vault_folder, acknowledged=True) == Rollback(3)
    shutil.rmtree(vault_folder)
    other.rename(vault_folder)
    assert computer.open(vault_folder), "the other one, put here"

"""A vault on the disk: made once, opened by either secret, by one program at a time, and never taken for new."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from app.domain.client import Client
from app.usecases.parts import Parts
from app.vault.errors import (
    DatabaseDamaged,
    HeaderDamaged,
    NewerVault,
    NoVault,
    VaultExists,
    VaultInUse,
    WrongPassphrase,
)
from app.vault.passphrase import Passphrase
from app.vault.passphrase_change import change_passphrase
from app.vault.vault import Vault, create_vault, open_vault
from app.vault.work import Work
from tests.vault.fast_keys import PASSPHRASE


def add(work: Work, surname: str) -> Client:
    return work.new(Client, surname=surname)


def opened(folder: Path, parts: Parts, passphrase: Passphrase = PASSPHRASE) -> Vault:
    return open_vault(folder, passphrase, parts.clock, parts.effort)


def test_what_was_written_is_there_after_locking(vault_folder: Path, parts: Parts) -> None:
    first = opened(vault_folder, parts)
    client = first.now(add, "Visser")
    first.close()
    assert not (vault_folder / "vault-1.db-wal").exists()
    second = opened(vault_folder, parts)
    assert second.reader().get(Client, client.id) == client
    assert not second.rollback
    second.close()


def test_the_recovery_key_opens_the_vault(tmp_path: Path, parts: Parts) -> None:
    vault, recovery_key = create_vault(tmp_path / "v", PASSPHRASE, parts.clock, parts.effort)
    vault.close()
    open_vault(tmp_path / "v", recovery_key, parts.clock, parts.effort).close()


def test_a_new_passphrase_opens_it_and_the_old_one_does_not(vault_folder: Path, parts: Parts) -> None:
    vault = opened(vault_folder, parts)
    new = Passphrase("een heel andere zin dan eerst")
    change_passphrase(vault, new, parts.effort)
    vault.now(add, "Visser")
    vault.close()
    opened(vault_folder, parts, new).close()
    with pytest.raises(WrongPassphrase):
        opened(vault_folder, parts)


def test_a_second_program_is_kept_out(vault_folder: Path, parts: Parts, vault: Vault) -> None:
    with pytest.raises(VaultInUse):
        opened(vault_folder, parts)


def test_a_vault_is_never_made_over_another(vault_folder: Path, parts: Parts) -> None:
    with pytest.raises(VaultExists):
        create_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    opened(vault_folder, parts).close()


def test_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path, parts: Parts) -> None:
    before = os.umask(0)
    try:
        vault, _ = create_vault(tmp_path / "v", PASSPHRASE, parts.clock, parts.effort)
        vault.now(add, "Visser")
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "v").iterdir()}
        vault.close()
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert "vault-1.db-wal" in modes
    assert stat.S_IMODE((tmp_path / "v").stat().st_mode) == 0o700


def test_nothing_of_a_client_is_readable_in_any_file(vault_folder: Path, parts: Parts) -> None:
    vault = opened(vault_folder, parts)
    vault.now(add, "Hoogendijk-Planted")
    found = [each.name for each in vault_folder.iterdir() if b"Planted" in each.read_bytes()]
    vault.close()
    assert found == []
    (vault_folder / "planted").write_bytes(b"..Planted..")
    assert [each.name for each in vault_folder.iterdir() if b"Planted" in each.read_bytes()] == ["planted"]


def test_what_is_wrong_is_told_apart(vault_folder: Path, parts: Parts, tmp_path: Path) -> None:
    def spoiled(name: str) -> Path:
        return Path(shutil.copytree(vault_folder, tmp_path / name))

    with pytest.raises(NoVault):
        opened(tmp_path / "nothing", parts)
    with pytest.raises(WrongPassphrase):
        opened(vault_folder, parts, Passphrase("dit is echt de verkeerde"))
    header = spoiled("header")
    data = bytearray((header / "vault.json").read_bytes())
    data[len(data) // 2] ^= 1
    (header / "vault.json").write_bytes(data)
    with pytest.raises(HeaderDamaged):
        opened(header, parts)
    database = spoiled("database")
    data = bytearray((database / "vault-1.db").read_bytes())
    data[100] ^= 1
    (database / "vault-1.db").write_bytes(data)
    with pytest.raises(DatabaseDamaged):
        opened(database, parts)
    missing = spoiled("missing")
    (missing / "vault-1.db").unlink()
    with pytest.raises(DatabaseDamaged):
        opened(missing, parts)
    assert not (missing / "vault-1.db").exists()
    empty = spoiled("empty")
    (empty / "vault-1.db").write_bytes(b"")
    with pytest.raises(DatabaseDamaged):
        opened(empty, parts)


def test_a_newer_schema_is_left_alone(vault_folder: Path, parts: Parts) -> None:
    vault = opened(vault_folder, parts)

    def from_the_future(work: Work) -> None:
        work.connection.execute("PRAGMA user_version = 99")

    vault.now(from_the_future)
    vault.close()
    before = (vault_folder / "vault-1.db").read_bytes()
    with pytest.raises(NewerVault):
        opened(vault_folder, parts)
    assert (vault_folder / "vault-1.db").read_bytes() == before


def test_an_older_database_put_back_is_told_and_how_far(vault_folder: Path, parts: Parts, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    shutil.copy(vault_folder / "vault-1.db", old)
    vault = opened(vault_folder, parts)
    for surname in ("Visser", "Bakker", "Smit"):
        vault.now(add, surname)
    vault.close()
    shutil.copy(old, vault_folder / "vault-1.db")
    behind = opened(vault_folder, parts)
    assert behind.rollback.entries == 3
    behind.close()


def test_a_database_ahead_of_its_anchor_is_a_crash_and_is_adopted(
    vault_folder: Path, parts: Parts, tmp_path: Path
) -> None:
    shutil.copy(vault_folder / "vault.json", tmp_path / "vault.json")
    vault = opened(vault_folder, parts)
    vault.now(add, "Visser")
    vault.close()
    shutil.copy(tmp_path / "vault.json", vault_folder / "vault.json")
    adopted = opened(vault_folder, parts)
    assert not adopted.rollback
    assert adopted.reader().count(Client) == 1
    adopted.close()
    again = opened(vault_folder, parts)
    assert again.header.anchor is not None
    assert again.header.anchor.sequence == again.lane.head().sequence
    again.close()


def test_a_database_that_was_emptied_is_told_and_left_as_it_is(vault_folder: Path, parts: Parts) -> None:
    (vault_folder / "vault-1.db").write_bytes(b"")
    with pytest.raises(DatabaseDamaged) as caught:
        open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    assert caught.value.code == "vault.database_empty"
    assert (vault_folder / "vault-1.db").read_bytes() == b""

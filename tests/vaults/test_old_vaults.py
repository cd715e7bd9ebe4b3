"""A vault that an earlier program wrote opens in this one, with everything in it; its backup is restored."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.attachment import Attachment
from app.domain.client import Client
from app.kernel.progress import Silent
from app.vault.migrations import latest_version
from app.vault.restore import restore
from app.vault.shares import join_shares
from app.vault.vault import open_vault
from app.vault.verify import verify
from tests.vaults.old_vaults import OldVault, old_vaults
from tests.vaults.write import ERASED, LARGE

pytestmark = pytest.mark.parametrize("old", old_vaults(), ids=lambda old: old.place.name)


def test_f32_everything_in_it_is_found_and_nothing_is_wrong(old: OldVault, tmp_path: Path) -> None:
    folder = old.copy_to(tmp_path / "vault")
    vault = open_vault(folder, old.passphrase, old.clock)
    try:
        assert not vault.rollback
        old.require_everything(vault)
        assert verify(vault, Silent()).findings == ()
        reader = vault.reader()
        (large,) = (each for each in reader.find(Attachment) if each.name == "werk.bin")
        assert b"".join(reader.chunks(large.id)) == LARGE
        assert {hit.noun for hit in reader.search("schipper")} == {"version"}
        assert reader.search("oztu")
        assert reader.search(ERASED) == ()
        (client,) = reader.find(Client, surname="Wijnberg")
        vault.now(lambda work: work.change(work.get(Client, client.id), town="Hattem"))
        assert reader.get(Client, client.id).town == "Hattem"
    finally:
        vault.close()


def test_f32_a_copy_of_it_is_kept_before_it_is_migrated(old: OldVault, tmp_path: Path) -> None:
    folder = old.copy_to(tmp_path / "vault")
    open_vault(folder, old.passphrase, old.clock).close()
    assert old.schema_of(folder) == latest_version()
    copies = list(folder.glob("before-schema-*.db"))
    if old.schema == latest_version():
        assert copies == []
    else:
        assert [each.name for each in copies] == [f"before-schema-{old.schema + 1}.db"]
        assert old.schema_of(folder, copies[0].name) == old.schema


def test_f32_recovery_key_and_shares_open_it(old: OldVault, tmp_path: Path) -> None:
    folder = old.copy_to(tmp_path / "vault")
    open_vault(folder, old.recovery_key, old.clock).close()
    open_vault(folder, join_shares(old.shares[1:]), old.clock).close()


def test_f32_its_backup_is_restored_without_whom_was_erased_since(old: OldVault, tmp_path: Path) -> None:
    folder = old.copy_to(tmp_path / "vault")
    done = restore(old.backup, tmp_path / "restored", old.passphrase, old.clock, Silent(), logs=(folder,))
    assert done.erased_again > 0
    vault = open_vault(tmp_path / "restored", old.passphrase, old.clock)
    try:
        assert {each.surname for each in vault.reader().find(Client)} == {
            each["surname"] for each in old.contents["items"]["client"]
        }
        assert verify(vault, Silent()).findings == ()
    finally:
        vault.close()


def test_f32_its_backup_still_holds_who_was_erased_later(old: OldVault, tmp_path: Path) -> None:
    restore(old.backup, tmp_path / "restored", old.passphrase, old.clock, Silent())
    vault = open_vault(tmp_path / "restored", old.passphrase, old.clock)
    try:
        assert vault.reader().search(ERASED)
    finally:
        vault.close()

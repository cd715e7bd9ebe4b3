"""A new vault key: all is there under new keys, nothing opens with the old ones, and a crash leaves one whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.client import Client
from app.kernel.progress import Cancelled
from app.usecases.parts import Parts
from app.vault.backup import back_up
from app.vault.errors import HeaderDamaged, WrongPassphrase, WrongRecoveryKey
from app.vault.header_file import read_header, read_old_header
from app.vault.keys import derive
from app.vault.new_vault_key import renew_vault_key
from app.vault.passphrase import Passphrase
from app.vault.recovery_change import split_recovery_key
from app.vault.restore import restore
from app.vault.shares import WrongShares, join_shares
from app.vault.vault import Vault, create_vault, open_vault
from app.vault.verify import verify
from app.vault.work import Work
from tests.fakes import CountedProgress
from tests.vault.fast_keys import PASSPHRASE


def add(work: Work, surname: str) -> Client:
    return work.new(Client, surname=surname)


def erase(work: Work, identity: str) -> None:
    work.erase(work.get(Client, identity))


def opened(folder: Path, parts: Parts) -> Vault:
    return open_vault(folder, PASSPHRASE, parts.clock, parts.effort)


def renewed(folder: Path, parts: Parts) -> str:
    return renew_vault_key(folder, PASSPHRASE, parts.clock, CountedProgress(), parts.effort).text


def test_everything_is_there_and_verifies(vault_folder: Path, parts: Parts) -> None:
    vault = opened(vault_folder, parts)
    visser, gone = vault.now(add, "Visser"), vault.now(add, "Weg")
    vault.now(erase, gone.id)
    before, key = vault.ledger_entries(), vault.vault_key
    log = (vault_folder / "erasures.log").read_bytes()
    vault.close()
    renewed(vault_folder, parts)
    vault = opened(vault_folder, parts)
    try:
        assert vault.vault_key != key
        assert vault.reader().get(Client, visser.id) == visser
        assert vault.ledger_entries()[: len(before)] == before
        assert vault.ledger_entries()[-1].act == "renew_vault_key"
        assert not vault.rollback
        vault.now(erase, visser.id)
        assert (vault_folder / "erasures.log").read_bytes().startswith(log)
        assert verify(vault, CountedProgress()).findings == ()
    finally:
        vault.close()
    assert sorted(each.name for each in vault_folder.glob("vault-*")) == ["vault-2.db"]


def test_it_can_be_done_again_and_the_chain_holds(vault_folder: Path, parts: Parts) -> None:
    for _ in range(3):
        renewed(vault_folder, parts)
        vault = opened(vault_folder, parts)
        vault.now(add, "Visser")
        assert verify(vault, CountedProgress()).findings == ()
        vault.close()
    assert read_header(vault_folder).database == "vault-4.db"


def test_F30_an_entry_of_before_that_was_changed_with_the_old_key_is_found(vault_folder: Path, parts: Parts) -> None:
    renewed(vault_folder, parts)
    vault = opened(vault_folder, parts)

    def forge(work: Work) -> None:
        work.connection.execute("UPDATE ledger SET act = 'forged' WHERE sequence = 1")

    vault.now(forge)
    found = verify(vault, CountedProgress()).findings
    vault.close()
    assert [(each.code, dict(each.arguments)) for each in found] == [("verify.ledger", {"sequence": 1})]


def test_only_the_passphrase_and_the_new_recovery_key_open_it(tmp_path: Path, parts: Parts) -> None:
    folder = tmp_path / "v"
    vault, recovery = create_vault(folder, PASSPHRASE, parts.clock, parts.effort)
    shares = split_recovery_key(vault, 2, 3, parts.effort)
    vault.close()
    new = renew_vault_key(folder, PASSPHRASE, parts.clock, CountedProgress(), parts.effort)
    with pytest.raises(WrongRecoveryKey):
        open_vault(folder, recovery, parts.clock, parts.effort)
    with pytest.raises(WrongShares):
        open_vault(folder, join_shares(shares), parts.clock, parts.effort)
    open_vault(folder, new, parts.clock, parts.effort).close()
    assert read_old_header(folder).slots == read_header(folder).slots


def test_the_old_vault_key_opens_nothing_any_more(vault_folder: Path, parts: Parts) -> None:
    vault = opened(vault_folder, parts)
    old = vault.vault_key
    vault.close()
    renewed(vault_folder, parts)
    header = read_header(vault_folder)
    with pytest.raises(HeaderDamaged):
        header.verify(derive(old, header.vault_id).header)


def test_a_wrong_passphrase_changes_nothing(vault_folder: Path, parts: Parts) -> None:
    before = contents(vault_folder)
    with pytest.raises(WrongPassphrase):
        renew_vault_key(vault_folder, Passphrase("niet de goede zin"), parts.clock, CountedProgress(), parts.effort)
    assert contents(vault_folder) == before


def test_cancelled_anywhere_it_is_as_it_was(vault_folder: Path, parts: Parts) -> None:
    whole = CountedProgress()
    copy = vault_folder.with_name("copy")
    shutil.copytree(vault_folder, copy)
    renew_vault_key(copy, PASSPHRASE, parts.clock, whole, parts.effort)
    for at in range(len(whole.reports)):
        with pytest.raises(Cancelled):
            renew_vault_key(vault_folder, PASSPHRASE, parts.clock, CountedProgress(cancel_at=at), parts.effort)
        assert sorted(each.name for each in vault_folder.glob("vault-*")) == ["vault-1.db"]
        opened(vault_folder, parts).close()


def test_a_backup_of_before_opens_with_the_passphrase_of_its_time(vault_folder: Path, parts: Parts) -> None:
    vault = opened(vault_folder, parts)
    visser = vault.now(add, "Visser")
    backup = vault_folder.with_name("before.backup")
    back_up(vault, backup, parts.clock.now(), CountedProgress())
    vault.close()
    renewed(vault_folder, parts)
    target = vault_folder.with_name("restored")
    restore(backup, target, PASSPHRASE, parts.clock, CountedProgress(), parts.effort)
    vault = opened(target, parts)
    assert vault.reader().get(Client, visser.id) == visser
    vault.close()


def test_a_backup_of_after_is_restored_whole(vault_folder: Path, parts: Parts) -> None:
    renewed(vault_folder, parts)
    vault = opened(vault_folder, parts)
    backup, target = vault_folder.with_name("after.backup"), vault_folder.with_name("restored")
    back_up(vault, backup, parts.clock.now(), CountedProgress())
    vault.close()
    restore(backup, target, PASSPHRASE, parts.clock, CountedProgress(), parts.effort)
    vault = opened(target, parts)
    assert verify(vault, CountedProgress()).findings == ()
    vault.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}

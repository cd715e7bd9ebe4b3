"""An older header that was put back opens with the passphrase of its time, and that is said until it is mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.client import Client
from app.usecases.parts import Parts
from app.vault.new_vault_key import renew_vault_key
from app.vault.passphrase import Passphrase
from app.vault.passphrase_change import change_passphrase
from app.vault.recovery_change import change_recovery_key
from app.vault.slots import Secret
from app.vault.vault import Vault, open_vault
from app.vault.work import Work
from tests.fakes import CountedProgress
from tests.vault.fast_keys import PASSPHRASE

NEW = Passphrase("een heel andere wachtzin van later")


def add(work: Work) -> Client:
    return work.new(Client, surname="Visser")


def opened(folder: Path, parts: Parts, secret: Secret = PASSPHRASE) -> Vault:
    return open_vault(folder, secret, parts.clock, parts.effort)


def warned(folder: Path, parts: Parts, secret: Secret = PASSPHRASE) -> bool:
    vault = opened(folder, parts, secret)
    vault.now(add)
    found = vault.old_keys
    vault.close()
    return found


@pytest.fixture
def old_header(vault_folder: Path, parts: Parts) -> Path:
    """The header of before the passphrase was changed, beside the folder."""
    saved = Path(shutil.copy(vault_folder / "vault.json", vault_folder.with_name("saved.json")))
    vault = opened(vault_folder, parts)
    change_passphrase(vault, NEW, parts.effort)
    vault.close()
    return saved


def test_an_old_header_put_back_is_said_every_time_until_a_new_passphrase_is_chosen(
    vault_folder: Path, parts: Parts, old_header: Path
) -> None:
    assert not warned(vault_folder, parts, NEW)
    shutil.copy(old_header, vault_folder / "vault.json")
    assert [warned(vault_folder, parts) for _ in range(3)] == [True] * 3
    vault = opened(vault_folder, parts)
    change_passphrase(vault, NEW, parts.effort)
    assert not vault.old_keys
    vault.close()
    assert not warned(vault_folder, parts, NEW)
    shutil.copy(old_header, vault_folder / "vault.json")
    assert warned(vault_folder, parts)


def test_a_new_recovery_key_alone_does_not_end_it_and_owning_up_to_it_does(
    vault_folder: Path, parts: Parts, old_header: Path
) -> None:
    shutil.copy(old_header, vault_folder / "vault.json")
    vault = opened(vault_folder, parts)
    change_recovery_key(vault, parts.effort)
    assert vault.old_keys
    vault.close()
    assert warned(vault_folder, parts)
    vault = opened(vault_folder, parts)
    vault.acknowledge_old_keys()
    vault.close()
    assert not warned(vault_folder, parts)


def test_a_recovery_key_that_was_replaced_is_noticed_as_well(vault_folder: Path, parts: Parts) -> None:
    saved = shutil.copy(vault_folder / "vault.json", vault_folder.with_name("saved.json"))
    vault = opened(vault_folder, parts)
    change_recovery_key(vault, parts.effort)
    vault.close()
    assert not warned(vault_folder, parts)
    shutil.copy(saved, vault_folder / "vault.json")
    assert warned(vault_folder, parts)


def test_a_crash_before_the_database_knew_of_the_change_is_adopted(
    vault_folder: Path, parts: Parts, old_header: Path
) -> None:
    """The header has the newest slots, the database those of a change before."""
    vault = opened(vault_folder, parts, NEW)
    before = vault.reader().setting("known_slots")
    change_passphrase(vault, PASSPHRASE, parts.effort)
    vault.now(_set_back, before)
    vault.close()
    assert not warned(vault_folder, parts)
    shutil.copy(old_header, vault_folder / "vault.json")
    assert warned(vault_folder, parts)


def test_a_new_vault_key_is_no_older_header(vault_folder: Path, parts: Parts, old_header: Path) -> None:
    renew_vault_key(vault_folder, NEW, parts.clock, CountedProgress(), parts.effort)
    assert not warned(vault_folder, parts, NEW)
    assert not warned(vault_folder, parts, NEW)


def _set_back(work: Work, value: str) -> None:
    work.set("known_slots", value)

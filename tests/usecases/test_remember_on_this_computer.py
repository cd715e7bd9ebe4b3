"""A computer that remembers the vault: for a while, in a real keyring, and never instead of the passphrase (F16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from app.domain.client import Client
from app.host.keyring import KeyringKind, KeyringUnavailable, SystemKeyring
from app.usecases.change_passphrase import change_passphrase
from app.usecases.keep_item import add_item
from app.usecases.key_record import KeyAct, last_done
from app.usecases.parts import Parts
from app.usecases.remember_on_this_computer import (
    DAYS,
    NotRemembered,
    forget_on_this_computer,
    remember_on_this_computer,
    remembered_key,
    remembered_until,
)
from app.vault.errors import WrongPassphrase
from app.vault.header_file import read_header
from app.vault.passphrase import Passphrase
from app.vault.slots import KeyringExpired, SlotKind, WrongKeyringKey
from app.vault.vault import Vault, create_vault, open_vault
from tests.fakes import SetClock
from tests.secret_service import real_keyring, session_bus, silent_keyring
from tests.vault.fast_keys import PASSPHRASE

NEW = Passphrase("een heel andere zin dan eerst")


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def keyring(bus: str, tmp_path: Path) -> Iterator[SystemKeyring]:
    with real_keyring(tmp_path, bus):
        yield SystemKeyring(KeyringKind.SECRET_SERVICE)


def remember(folder: Path, parts: Parts, keyring: SystemKeyring) -> None:
    vault = open_vault(folder, PASSPHRASE, parts.clock, parts.effort)
    try:
        remember_on_this_computer(vault, keyring, parts.clock)
    finally:
        vault.close()


def opened(folder: Path, parts: Parts, keyring: SystemKeyring) -> Vault:
    return open_vault(folder, remembered_key(folder, keyring, parts.clock), parts.clock, parts.effort)


def test_the_computer_opens_the_vault_until_it_expires(
    vault_folder: Path, parts: Parts, keyring: SystemKeyring, clock: SetClock
) -> None:
    remember(vault_folder, parts, keyring)
    until = remembered_until(read_header(vault_folder), keyring.kind, clock.now())
    assert until == clock.now() + timedelta(days=DAYS)
    vault = opened(vault_folder, parts, keyring)
    assert last_done(vault.reader(), KeyAct.REMEMBERED) == clock.now()
    vault.close()
    clock.forward(days=DAYS)
    assert remembered_until(read_header(vault_folder), keyring.kind, clock.now()) is None
    with pytest.raises(KeyringExpired):
        opened(vault_folder, parts, keyring)
    open_vault(vault_folder, PASSPHRASE, clock, parts.effort).close()


def test_a_clock_that_is_set_back_does_not_make_it_longer(
    vault_folder: Path, parts: Parts, keyring: SystemKeyring, clock: SetClock
) -> None:
    remember(vault_folder, parts, keyring)
    clock.forward(days=DAYS + 1)
    vault = open_vault(vault_folder, PASSPHRASE, clock, parts.effort)
    vault.now(add_item, Client, {"surname": "Daarna"})
    vault.close()
    clock.forward(days=-DAYS)
    before = {each.name: each.read_bytes() for each in vault_folder.iterdir()}
    with pytest.raises(KeyringExpired):
        opened(vault_folder, parts, keyring)
    assert {each.name: each.read_bytes() for each in vault_folder.iterdir()} == before
    open_vault(vault_folder, PASSPHRASE, clock, parts.effort).close()


def test_a_clock_that_was_a_little_ahead_makes_no_difference(
    vault_folder: Path, parts: Parts, keyring: SystemKeyring, clock: SetClock
) -> None:
    remember(vault_folder, parts, keyring)
    clock.forward(days=DAYS - 2)
    vault = open_vault(vault_folder, PASSPHRASE, clock, parts.effort)
    vault.now(add_item, Client, {"surname": "Daarna"})
    vault.close()
    clock.forward(days=-1)
    opened(vault_folder, parts, keyring).close()


def test_what_was_once_seen_to_be_over_is_over(
    vault_folder: Path, parts: Parts, keyring: SystemKeyring, clock: SetClock
) -> None:
    remember(vault_folder, parts, keyring)
    clock.forward(days=DAYS)
    with pytest.raises(KeyringExpired):
        remembered_key(vault_folder, keyring, clock)
    clock.forward(days=-5)
    with pytest.raises(NotRemembered):
        remembered_key(vault_folder, keyring, clock)


def test_a_changed_passphrase_makes_every_computer_forget(
    vault_folder: Path, parts: Parts, keyring: SystemKeyring
) -> None:
    remember(vault_folder, parts, keyring)
    key = remembered_key(vault_folder, keyring, parts.clock)
    vault = opened(vault_folder, parts, keyring)
    (slot,) = vault.header.slots_of(SlotKind.KEYRING)
    change_passphrase(vault, NEW, Parts(parts.clock, parts.resources, parts.effort, keyring=keyring))
    assert last_done(vault.reader(), KeyAct.PASSPHRASE) == parts.clock.now()
    vault.close()
    assert keyring.read(f"key {slot.id}") is None
    with pytest.raises(NotRemembered):
        remembered_key(vault_folder, keyring, parts.clock)
    with pytest.raises(WrongKeyringKey):
        open_vault(vault_folder, key, parts.clock, parts.effort)
    with pytest.raises(WrongPassphrase):
        open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort)
    open_vault(vault_folder, NEW, parts.clock, parts.effort).close()


def test_a_computer_forgets_when_it_is_asked_to(vault_folder: Path, parts: Parts, keyring: SystemKeyring) -> None:
    remember(vault_folder, parts, keyring)
    vault = opened(vault_folder, parts, keyring)
    assert forget_on_this_computer(vault, keyring, parts.clock) == 1
    assert forget_on_this_computer(vault, keyring, parts.clock) == 0
    vault.close()
    with pytest.raises(NotRemembered):
        remembered_key(vault_folder, keyring, parts.clock)


def test_remembering_twice_leaves_one_slot_and_one_key(
    vault_folder: Path, parts: Parts, keyring: SystemKeyring
) -> None:
    remember(vault_folder, parts, keyring)
    (first,) = read_header(vault_folder).slots_of(SlotKind.KEYRING)
    remember(vault_folder, parts, keyring)
    (second,) = read_header(vault_folder).slots_of(SlotKind.KEYRING)
    assert first.id != second.id
    assert keyring.read(f"key {first.id}") is None
    opened(vault_folder, parts, keyring).close()


def test_F16_without_a_keyring_nothing_is_remembered_and_nothing_changed(
    vault_folder: Path, parts: Parts, bus: str
) -> None:
    before = (vault_folder / "vault.json").read_bytes()
    keyring = SystemKeyring(KeyringKind.SECRET_SERVICE)
    with pytest.raises(KeyringUnavailable):
        remember(vault_folder, parts, keyring)
    with silent_keyring(bus), pytest.raises(KeyringUnavailable):
        remember(vault_folder, parts, SystemKeyring(KeyringKind.SECRET_SERVICE, patience=0.2))
    assert (vault_folder / "vault.json").read_bytes() == before


@pytest.mark.parametrize("garbage", [b"", b"x", bytes(32), b"key of another vault, as long as it"])
def test_F16_whatever_the_keyring_gives_the_passphrase_opens(
    garbage: bytes, vault_folder: Path, parts: Parts, keyring: SystemKeyring
) -> None:
    remember(vault_folder, parts, keyring)
    (slot,) = read_header(vault_folder).slots_of(SlotKind.KEYRING)
    keyring.keep(f"key {slot.id}", garbage)
    before = (vault_folder / "vault.json").read_bytes()
    with pytest.raises(WrongKeyringKey):
        opened(vault_folder, parts, keyring)
    assert (vault_folder / "vault.json").read_bytes() == before
    open_vault(vault_folder, PASSPHRASE, parts.clock, parts.effort).close()


def test_F16_the_key_of_another_vault_opens_nothing(
    vault_folder: Path, parts: Parts, keyring: SystemKeyring, tmp_path: Path
) -> None:
    remember(vault_folder, parts, keyring)
    other = tmp_path / "other"
    create_vault(other, PASSPHRASE, parts.clock, parts.effort)[0].close()
    remember(other, parts, keyring)
    with pytest.raises(WrongKeyringKey):
        open_vault(other, remembered_key(vault_folder, keyring, parts.clock), parts.clock, parts.effort)


def test_F16_another_keyring_than_the_header_names_is_never_asked(
    vault_folder: Path, parts: Parts, keyring: SystemKeyring
) -> None:
    remember(vault_folder, parts, keyring)

    def asked() -> NoReturn:
        pytest.fail("the wrong keyring was asked")

    with pytest.raises(NotRemembered):
        remembered_key(vault_folder, SystemKeyring(KeyringKind.MACOS, asked), parts.clock)


def test_a_restored_vault_without_its_key_in_the_keyring_asks_for_the_passphrase(
    vault_folder: Path, parts: Parts, keyring: SystemKeyring
) -> None:
    remember(vault_folder, parts, keyring)
    (slot,) = read_header(vault_folder).slots_of(SlotKind.KEYRING)
    keyring.forget(f"key {slot.id}")
    with pytest.raises(NotRemembered):
        remembered_key(vault_folder, keyring, parts.clock)

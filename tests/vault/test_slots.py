from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.kernel.ids import new_id
from app.vault import kdf
from app.vault import slots as slots_module
from app.vault.errors import ParametersRefused, UnfitPassphrase, WrongPassphrase, WrongRecoveryKey
from app.vault.kdf import STANDARD, Cost
from app.vault.keyring_key import KeyringKey
from app.vault.keys import new_vault_key
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.shares import SharedSecret, WrongShares, join_shares, split_secret
from app.vault.slot_parameters import Argon2Parameters, KeyringParameters, ShareSet, SharesParameters
from app.vault.slots import (
    KeyringExpired,
    Slot,
    SlotKind,
    WrongKeyringKey,
    create_keyring_slot,
    create_slot,
    create_slots,
    open_slots,
)
from app.vault.strict_json import Fields
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE, RECOVERY_KEY

VAULT = "0" * 26


@pytest.fixture
def vault_key() -> bytes:
    return new_vault_key()


@pytest.fixture
def both(vault_key: bytes) -> tuple[Slot, Slot]:
    return create_slots(vault_key, VAULT, PASSPHRASE, RECOVERY_KEY, FAST_COST, limits=FAST)


def test_each_secret_gives_the_vault_key(vault_key: bytes, both: tuple[Slot, Slot]) -> None:
    assert open_slots(VAULT, both, PASSPHRASE, FAST) == vault_key
    assert open_slots(VAULT, both, RecoveryKey.parse(RECOVERY_KEY.text.lower()), FAST) == vault_key
    assert [slot.kind for slot in both] == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]


@pytest.mark.parametrize(
    "text", ["", "vier losse woorden same", "Vier losse woorden samen", " ", "\ud800", "x" * 100_000]
)
def test_F17_the_answer_is_the_same_whatever_is_wrong(text: str, both: tuple[Slot, Slot]) -> None:
    with pytest.raises(WrongPassphrase) as caught:
        open_slots(VAULT, both, Passphrase(text), FAST)
    assert (caught.value.code, caught.value.arguments) == ("vault.wrong_passphrase", {})


def test_a_recovery_key_of_another_vault_is_told_from_a_mistyped_one(both: tuple[Slot, Slot]) -> None:
    with pytest.raises(WrongRecoveryKey) as caught:
        open_slots(VAULT, both, RecoveryKey.generate(), FAST)
    assert caught.value.code == "vault.wrong_recovery_key"


@pytest.mark.parametrize(
    "text", ["crème brûlée met Zoë", " met een spatie ervoor en erna ", "é" * 1000, "ﬁets ½ liter Ångström"]
)
def test_F18_the_same_passphrase_opens_however_it_is_composed(text: str, vault_key: bytes) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    slot = create_slot(vault_key, VAULT, Passphrase(composed), FAST_COST, limits=FAST)
    assert open_slots(VAULT, [slot], Passphrase(decomposed), FAST) == vault_key
    if text != text.strip():
        with pytest.raises(WrongPassphrase):
            open_slots(VAULT, [slot], Passphrase(text.strip()), FAST)


def test_an_unfit_passphrase_is_never_set(vault_key: bytes) -> None:
    with pytest.raises(UnfitPassphrase):
        create_slot(vault_key, VAULT, Passphrase("kort"), FAST_COST, limits=FAST)


def test_no_slot_is_made_below_the_floor(vault_key: bytes) -> None:
    with pytest.raises(ParametersRefused):
        create_slot(vault_key, VAULT, PASSPHRASE, FAST_COST)


def test_at_the_floor_of_the_program_a_slot_opens(vault_key: bytes) -> None:
    slot = create_slot(vault_key, VAULT, PASSPHRASE, STANDARD.floor)
    assert open_slots(VAULT, [slot], PASSPHRASE) == vault_key


def argon2(slot: Slot) -> Argon2Parameters:
    assert isinstance(slot.parameters, Argon2Parameters)
    return slot.parameters


def with_cost(slot: Slot, cost: Cost) -> Slot:
    return replace(slot, parameters=replace(argon2(slot), cost=cost))


@pytest.mark.parametrize(
    "change",
    [
        lambda slot: replace(slot, id=new_id()),
        lambda slot: with_cost(slot, replace(FAST_COST, memory=40)),
        lambda slot: with_cost(slot, replace(FAST_COST, passes=2)),
        lambda slot: replace(slot, parameters=replace(argon2(slot), salt=bytes(16))),
        lambda slot: replace(slot, nonce=bytes(12)),
        lambda slot: replace(slot, wrapped=bytes(48)),
    ],
    ids=["id", "memory", "passes", "salt", "nonce", "wrapped"],
)
def test_F10_changed_inside_the_limits_nothing_unlocks(change: Callable[[Slot], Slot], both: tuple[Slot, Slot]) -> None:
    with pytest.raises(WrongPassphrase):
        open_slots(VAULT, [change(both[0])], PASSPHRASE, FAST)


def test_F10_a_slot_of_another_vault_does_not_unlock(both: tuple[Slot, Slot]) -> None:
    with pytest.raises(WrongPassphrase):
        open_slots("1" * 26, both, PASSPHRASE, FAST)


def test_a_slot_of_another_kind_does_not_unlock(both: tuple[Slot, Slot]) -> None:
    with pytest.raises(WrongRecoveryKey):
        open_slots(VAULT, [replace(both[0], kind=SlotKind.RECOVERY)], RECOVERY_KEY, FAST)


@pytest.mark.parametrize("cost", [Cost(2**31, 3, 4), Cost(65536, 2**31, 4), Cost(65536, 3, 2**31), Cost(8, 1, 1)])
def test_F10_parameters_outside_are_refused_before_any_work(
    cost: Cost, both: tuple[Slot, Slot], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_work(*_: object) -> bytes:
        pytest.fail("work was begun")

    monkeypatch.setattr(slots_module, "derive", no_work)
    with pytest.raises(ParametersRefused):
        open_slots(VAULT, [both[0], with_cost(both[0], cost)], PASSPHRASE, FAST)


def test_unlocking_costs_one_derivation(
    vault_key: bytes, both: tuple[Slot, Slot], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = kdf.derive, []

    def counted(secret: bytes, salt: bytes, cost: Cost, limits: object) -> bytes:
        calls.append(salt)
        return real(secret, salt, cost, FAST)

    monkeypatch.setattr(slots_module, "derive", counted)
    assert open_slots(VAULT, both, PASSPHRASE, FAST) == vault_key
    assert open_slots(VAULT, both, RECOVERY_KEY, FAST) == vault_key
    assert calls == [argon2(both[0]).salt, argon2(both[1]).salt]


def test_with_two_passphrases_either_opens(vault_key: bytes, both: tuple[Slot, Slot]) -> None:
    second = Passphrase("een tweede wachtzin hier")
    three = (*both, create_slot(vault_key, VAULT, second, FAST_COST, limits=FAST))
    assert open_slots(VAULT, three, second, FAST) == open_slots(VAULT, three, PASSPHRASE, FAST) == vault_key


def test_salts_nonces_and_ids_are_never_used_twice(vault_key: bytes) -> None:
    many = [create_slot(vault_key, VAULT, PASSPHRASE, FAST_COST, limits=FAST) for _ in range(50)]
    assert len({slot.id for slot in many}) == 50
    assert len({slot.nonce for slot in many}) == 50
    assert len({argon2(slot).salt for slot in many}) == 50
    assert len({slot.wrapped for slot in many}) == 50


def test_a_slot_reads_back_as_it_was_written(both: tuple[Slot, Slot]) -> None:
    assert tuple(Slot.read(Fields(slot.document())) for slot in both) == both


def test_a_slot_shows_nothing_of_the_vault_key(vault_key: bytes, both: tuple[Slot, Slot]) -> None:
    assert all(vault_key.hex() not in str(slot.document()) for slot in both)


NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=30)


def test_a_key_in_the_keyring_opens_until_it_expires(vault_key: bytes) -> None:
    key = KeyringKey.generate(NOW)
    slot = create_keyring_slot(vault_key, VAULT, key, "secret_service", LATER)
    assert open_slots(VAULT, [slot], replace(key, at=LATER - timedelta(seconds=1)), FAST) == vault_key
    for at in (LATER, LATER + timedelta(days=400)):
        with pytest.raises(KeyringExpired):
            open_slots(VAULT, [slot], replace(key, at=at), FAST)


def test_F16_a_later_expiry_or_another_keyring_written_into_the_header_opens_nothing(vault_key: bytes) -> None:
    key = KeyringKey.generate(NOW)
    slot = create_keyring_slot(vault_key, VAULT, key, "secret_service", LATER)
    parameters = slot.parameters
    assert isinstance(parameters, KeyringParameters)
    for changed in (replace(parameters, expires=LATER + timedelta(days=1)), replace(parameters, keyring="windows")):
        with pytest.raises(WrongKeyringKey):
            open_slots(VAULT, [replace(slot, parameters=changed)], key, FAST)


@pytest.mark.parametrize("found", [b"", b"x", bytes(32), bytes(64), b"\xff" * 32])
def test_F16_whatever_the_keyring_gives_is_refused_as_a_wrong_key(found: bytes, vault_key: bytes) -> None:
    slot = create_keyring_slot(vault_key, VAULT, KeyringKey.generate(NOW), "secret_service", LATER)
    with pytest.raises(WrongKeyringKey):
        open_slots(VAULT, [slot], KeyringKey(found, NOW), FAST)


def test_enough_shares_open_a_slot_of_their_own(vault_key: bytes, both: tuple[Slot, Slot]) -> None:
    secret, shares = split_secret(2, 3)
    split = ShareSet(shares[0].set, 2, 3)
    slot = create_slot(vault_key, VAULT, secret, FAST_COST, limits=FAST, shares=split)
    assert isinstance(slot.parameters, SharesParameters)
    assert slot.parameters.shares == split
    assert open_slots(VAULT, [*both, slot], join_shares([shares[2], shares[0]]), FAST) == vault_key
    with pytest.raises(WrongShares):
        open_slots(VAULT, [*both, slot], SharedSecret(bytes(16)), FAST)
    changed = replace(slot, parameters=replace(slot.parameters, shares=ShareSet(split.number, 3, 3)))
    with pytest.raises(WrongShares):
        open_slots(VAULT, [changed], secret, FAST)


def test_new_kinds_read_back_as_they_were_written(vault_key: bytes) -> None:
    secret, _ = split_secret(3, 5)
    made = (
        create_keyring_slot(vault_key, VAULT, KeyringKey.generate(NOW), "macos", LATER),
        create_slot(vault_key, VAULT, secret, FAST_COST, limits=FAST, shares=ShareSet(32767, 3, 5)),
    )
    assert tuple(Slot.read(Fields(slot.document())) for slot in made) == made

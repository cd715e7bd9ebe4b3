from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault.errors import HeaderDamaged, NewerVault, ParametersRefused, WrongPassphrase
from app.vault.header import MOST_SLOTS, Anchor, Header, parse_header, unlock
from app.vault.keys import derive
from app.vault.passphrase import Passphrase
from app.vault.slots import SlotKind, create_slot
from app.vault.strict_json import canonical
from app.vault.traces import LARGEST
from tests.vault.fast_keys import FAST, FAST_COST, PASSPHRASE, RECOVERY_KEY, fast_header

HEADER, VAULT_KEY = fast_header()
HEADER_KEY = derive(VAULT_KEY, HEADER.vault_id).header
DATA = HEADER.render()


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The header with a change by someone who knows the format, and so corrects the plain hash."""
    document = json.loads(DATA)
    change(document)
    document.pop("sha256", None)
    return canonical({**document, "sha256": hashlib.sha256(canonical(document)).hexdigest()})


def test_it_reads_back_as_it_was_written() -> None:
    header = parse_header(DATA)
    assert header == HEADER
    assert header.hmac == HEADER.hmac
    assert header.render() == DATA


@pytest.mark.parametrize("anchor", [None, Anchor(0, bytes(32)), Anchor(2**63 - 1, bytes(32), bytes([255] * 32))])
def test_every_anchor_reads_back(anchor: Anchor | None) -> None:
    header = replace(HEADER, anchor=anchor).sealed(HEADER_KEY)
    assert parse_header(header.render()) == header


def test_either_secret_unlocks() -> None:
    assert unlock(HEADER, PASSPHRASE, FAST) == unlock(HEADER, RECOVERY_KEY, FAST) == VAULT_KEY


def test_it_says_nothing_secret() -> None:
    assert VAULT_KEY.hex().encode() not in DATA
    assert HEADER_KEY.hex().encode() not in DATA
    assert PASSPHRASE.secret not in DATA


def test_F8_one_bit_flipped_anywhere_is_damage() -> None:
    tried = 0
    for place in range(len(DATA)):
        for bit in range(8):
            flipped = bytearray(DATA)
            flipped[place] ^= 1 << bit
            with pytest.raises(HeaderDamaged):
                parse_header(bytes(flipped))
            tried += 1
    assert tried == 8 * len(DATA)


def test_F9_cut_off_anywhere_is_damage() -> None:
    for length in range(len(DATA)):
        with pytest.raises(HeaderDamaged):
            parse_header(DATA[:length])


@given(st.binary(max_size=300) | st.binary(max_size=40).map(lambda more: DATA + more))
def test_no_bytes_make_it_fall_over(data: bytes) -> None:
    if data == DATA:
        return
    with pytest.raises(HeaderDamaged):
        parse_header(data)


def test_a_huge_file_is_damage() -> None:
    with pytest.raises(HeaderDamaged):
        parse_header(canonical({"sha256": "0" * LARGEST}))


def slot_of(document: dict[str, Any]) -> dict[str, Any]:
    slot = document["slots"][0]
    assert isinstance(slot, dict)
    return slot


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.pop("vault"),
        lambda d: d.pop("anchor"),
        lambda d: d.pop("hmac"),
        lambda d: d.pop("format"),
        lambda d: d.update(more=1),
        lambda d: d.update(format="1"),
        lambda d: d.update(format=True),
        lambda d: d.update(format=0),
        lambda d: d.update(program="1"),
        lambda d: d.update(vault="../../etc"),
        lambda d: d.update(hmac="00"),
        lambda d: d.update(anchor=[]),
        lambda d: d["anchor"].update(sequence=-1),
        lambda d: d["anchor"].update(sequence=2**63),
        lambda d: d["anchor"].update(head=""),
        lambda d: d["anchor"].pop("erasures"),
        lambda d: d["database"].update(name="../vault-1.db"),
        lambda d: d["database"].update(name="vault-1.db\n"),
        lambda d: d["database"].update(name="vault-01.db"),
        lambda d: d["database"].update(salt="00" * 15),
        lambda d: d["database"].update(more=1),
        lambda d: d.update(slots=[]),
        lambda d: d.update(slots={}),
        lambda d: d.update(slots=[slot_of(d)] * 2),
        lambda d: d.update(slots=[slot_of(d)] * (MOST_SLOTS + 1)),
        lambda d: slot_of(d).update(kind=1),
        lambda d: slot_of(d).update(id=""),
        lambda d: slot_of(d).update(nonce="00"),
        lambda d: slot_of(d).update(wrapped="00" * 47),
        lambda d: slot_of(d).update(more=None),
        lambda d: slot_of(d)["parameters"].update(derivation="scrypt"),
        lambda d: slot_of(d)["parameters"].update(memory_kib=65536.0),
        lambda d: slot_of(d)["parameters"].update(passes=-1),
        lambda d: slot_of(d)["parameters"].update(passes=2**63),
        lambda d: slot_of(d)["parameters"].update(salt=""),
        lambda d: slot_of(d)["parameters"].pop("lanes"),
    ],
)
def test_a_field_of_another_shape_is_damage_even_with_its_hash_corrected(
    change: Callable[[dict[str, Any]], object],
) -> None:
    with pytest.raises(HeaderDamaged):
        parse_header(changed(change))


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(vault="1" * 26),
        lambda d: d["database"].update(name="vault-2.db"),
        lambda d: d["database"].update(salt="00" * 16),
        lambda d: d["anchor"].update(sequence=1),
        lambda d: d.update(anchor=None),
        lambda d: d.update(hmac="00" * 32),
        lambda d: d["slots"].pop(),
        lambda d: d["slots"].reverse(),
        lambda d: d["slots"][1].update(wrapped="00" * 48),
    ],
)
def test_F10_whole_but_forged_does_not_unlock(change: Callable[[dict[str, Any]], object]) -> None:
    header = parse_header(changed(change))
    with pytest.raises((HeaderDamaged, WrongPassphrase)) as caught:
        unlock(header, PASSPHRASE, FAST)
    if header.vault_id == HEADER.vault_id:
        assert caught.value.code == "vault.header_forged"


def test_F10_a_memory_cost_of_2_to_the_31_is_refused() -> None:
    header = parse_header(changed(lambda d: slot_of(d)["parameters"].update(memory_kib=2**31)))
    with pytest.raises(ParametersRefused):
        unlock(header, PASSPHRASE, FAST)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(format=2),
        lambda d: d.update(format=2, slots="another thing altogether", more=1),
        lambda d: d.update(program="9999.0.0"),
        lambda d: slot_of(d).update(kind="later", parameters={}),
    ],
)
def test_F32_a_newer_vault_is_told_from_a_damaged_one(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(NewerVault) as caught:
        parse_header(changed(change))
    assert caught.value.exit_code == 7
    assert caught.value.arguments["version"] in ("0.1.0", "9999.0.0")


def test_versions_are_compared_by_number() -> None:
    data = changed(lambda d: d.update(program="0.10.0"))
    assert parse_header(data, program="0.10.0.dev3").program == "0.10.0"
    with pytest.raises(NewerVault):
        parse_header(data, program="0.9.9")


def test_any_change_needs_a_new_seal() -> None:
    slot = create_slot(VAULT_KEY, HEADER.vault_id, PASSPHRASE, FAST_COST, limits=FAST)
    for other in (
        HEADER.with_anchor(Anchor(8, bytes(32))),
        HEADER.with_slot(slot),
        HEADER.without_slot(HEADER.slots[0].id),
        HEADER.replacing(slot),
    ):
        with pytest.raises(HeaderDamaged):
            other.verify(HEADER_KEY)
        other.sealed(HEADER_KEY).verify(HEADER_KEY)
        assert parse_header(DATA) == HEADER


def test_another_key_verifies_nothing() -> None:
    with pytest.raises(HeaderDamaged):
        HEADER.verify(bytes(32))


def test_a_changed_passphrase_takes_the_place_of_the_old() -> None:
    new = Passphrase("een nieuwe wachtzin voor de kluis")
    slot = create_slot(VAULT_KEY, HEADER.vault_id, new, FAST_COST, limits=FAST)
    header = HEADER.replacing(slot).sealed(HEADER_KEY)
    assert header.slots_of(SlotKind.PASSPHRASE) == (slot,)
    assert unlock(header, new, FAST) == unlock(header, RECOVERY_KEY, FAST) == VAULT_KEY
    with pytest.raises(WrongPassphrase):
        unlock(header, PASSPHRASE, FAST)


def test_the_last_slot_stays_and_their_number_ends() -> None:
    one = HEADER.without_slot(HEADER.slots[0].id)
    with pytest.raises(ValueError, match="last"):
        one.without_slot(one.slots[0].id)
    full: Header = replace(HEADER, slots=HEADER.slots[:1] * MOST_SLOTS)
    with pytest.raises(ValueError, match="too many"):
        full.with_slot(HEADER.slots[0])

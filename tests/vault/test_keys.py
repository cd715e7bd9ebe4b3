from __future__ import annotations

import hashlib
import hmac
from dataclasses import astuple

import pytest

from app.kernel.ids import new_id
from app.vault.keys import derive, new_vault_key


def test_keys_are_hkdf_sha256_as_the_documentation_says() -> None:
    vault_key, vault_id = bytes(range(32)), "0" * 26
    extracted = hmac.digest(vault_id.encode(), vault_key, hashlib.sha256)
    expected = {
        purpose: hmac.digest(extracted, b"coachkluis 1 " + purpose.encode() + b"\x01", hashlib.sha256)
        for purpose in ("database", "header", "ledger", "backup")
    }
    keys = derive(vault_key, vault_id)
    assert {purpose: getattr(keys, purpose) for purpose in expected} == expected


def test_no_two_keys_are_alike_within_a_vault_or_between_vaults() -> None:
    vault_key = new_vault_key()
    every = [*astuple(derive(vault_key, new_id())), *astuple(derive(vault_key, new_id())), vault_key]
    assert len(set(every)) == 11
    assert {len(key) for key in every} == {32}


def test_keys_never_show() -> None:
    keys = derive(bytes(32), new_id())
    assert repr(keys) == "Keys()"


def test_a_vault_key_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        derive(bytes(16), new_id())

"""The vault key, and the keys that follow from it: one for each purpose, so that none serves two."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field

KEY_BYTES = 32
"""Every key is 256 bits."""

RandomBytes = Callable[[int], bytes]
"""Gives as many unpredictable bytes as it is asked for."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The five keys of a vault, 32 bytes each. Never shown, not even by `repr`."""

    database: bytes = field(repr=False)
    header: bytes = field(repr=False)
    ledger: bytes = field(repr=False)
    backup: bytes = field(repr=False)
    typed: bytes = field(repr=False)
    """Seals what was typed and could not be kept (app.vault.sealed)."""


def new_vault_key(random_bytes: RandomBytes = os.urandom) -> bytes:
    """A fresh random vault key."""
    return random_bytes(KEY_BYTES)


def derive(vault_key: bytes, vault_id: str) -> Keys:
    """The keys of this vault, by HKDF-SHA-256 (RFC 5869): the vault id is the salt, the purpose the info.

    Raises ValueError for a vault key that is not 32 bytes: a bug, since no slot gives another.
    """
    if len(vault_key) != KEY_BYTES:
        raise ValueError("a vault key is 32 bytes")
    salt = vault_id.encode("ascii")
    return Keys(
        database=_expand(vault_key, salt, b"coachkluis 1 database"),
        header=_expand(vault_key, salt, b"coachkluis 1 header"),
        ledger=_expand(vault_key, salt, b"coachkluis 1 ledger"),
        backup=_expand(vault_key, salt, b"coachkluis 1 backup"),
        typed=_expand(vault_key, salt, b"coachkluis 1 typed"),
    )


def _expand(vault_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    # Imported where there is a key: the lock screen needs to know how long keys are, and has none.
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose).derive(vault_key)

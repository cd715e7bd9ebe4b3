"""What was typed and could not be kept when the vault was locked: sealed, so that the key can go and the text stay.

A lock may not wait for a disk that is full, a stick that was pulled out or a folder that cannot be written: the screen
is emptied and the key dropped at once. What the database did not take is then sealed with AES-256-GCM under a key of
its own, which follows from the vault key alone. The sealed bytes tell nothing but their length; they stay in memory
while the program runs, and lie beside the vault (`typed.sealed`, mode 0600) where a file can be written. Opening the
vault is the only way to read them, and they go as soon as the database has what was in them.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.kernel.log import event
from app.vault.errors import VaultError
from app.vault.files import read_private, write_private

NAME = "typed.sealed"
_MARK = b"coachkluis typed 1\n"
_NONCE = 12
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sealed:
    """Sealed bytes; `filed` where they lie beside the vault as well, so that the program may end."""

    data: bytes = field(repr=False)
    filed: bool


def seal(folder: Path, vault: str, key: bytes, typed: bytes) -> Sealed:
    """Seal what was typed, and lay it beside the vault where that can be written."""
    nonce = secrets.token_bytes(_NONCE)
    sealed = _MARK + nonce + AESGCM(key).encrypt(nonce, typed, _bound_to(vault))
    try:
        write_private(folder / NAME, sealed)
    except VaultError:
        event("vault.typed_not_filed")
        return Sealed(sealed, filed=False)
    return Sealed(sealed, filed=True)


def unseal(folder: Path, vault: str, key: bytes, held: Sealed | None) -> bytes | None:
    """What was sealed last for this vault: what the program holds, or else what lies beside it. Bytes that were changed
    or belong to another vault are nothing.
    """
    for sealed in (held.data if held else None, _file(folder)):
        if sealed is None or not sealed.startswith(_MARK):
            continue
        body = sealed[len(_MARK) :]
        with suppress(InvalidTag, ValueError):
            return AESGCM(key).decrypt(body[:_NONCE], body[_NONCE:], _bound_to(vault))
        event("vault.typed_unreadable")
    return None


def drop_sealed(folder: Path) -> None:
    """Nothing of it is needed any more."""
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)


def _bound_to(vault: str) -> bytes:
    return _MARK + vault.encode("ascii")


def _file(folder: Path) -> bytes | None:
    with suppress(VaultError, FileNotFoundError):
        return read_private(folder / NAME, _LARGEST)
    return None

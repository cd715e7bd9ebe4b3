"""The key that lies in the keyring of the system, so that this computer opens the vault without the passphrase."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from app.vault.keys import KEY_BYTES, RandomBytes


@dataclass(frozen=True, slots=True)
class KeyringKey:
    """A random key as the keyring gave it, and the instant at which it is used: a slot opens only until it expires."""

    key: bytes = field(repr=False)
    at: datetime

    @classmethod
    def generate(cls, at: datetime, random_bytes: RandomBytes = secrets.token_bytes) -> KeyringKey:
        """A fresh key of 256 random bits."""
        return cls(random_bytes(KEY_BYTES), at)

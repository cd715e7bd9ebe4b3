"""Opaque identities: they say nothing of whom they name, so they may stand in logs and ledgers."""

from __future__ import annotations

import os
from typing import NewType

Id = NewType("Id", str)
"""26 characters of lower-case Crockford base32: 130 random bits."""

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 26


def new_id() -> Id:
    """A fresh identity from the operating system's randomness."""
    number = int.from_bytes(os.urandom(-(-5 * LENGTH // 8)))
    return Id("".join(ALPHABET[number >> shift & 31] for shift in range(0, 5 * LENGTH, 5)))


def is_id(text: str) -> bool:
    """Whether a text has the shape of an identity."""
    return len(text) == LENGTH and all(character in ALPHABET for character in text)

"""The recovery key: what opens the vault when the passphrase is forgotten. Printed once, kept on paper.

Seven groups of six characters, `ABCDE1-...`, in Crockford's base32, which has no letters that look like
digits. The last character of a group checks the five before it, so that whoever copies it from paper hears in
which group the mistake is. 35 characters carry 175 random bits.

The check is a weighted sum in the field of 32 elements: each place has its own weight and the number of the
group is weighed in. So every single wrong character, every two characters changed about within a group, and
every two groups changed about are noticed for certain.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field

from app.vault.errors import WrongRecoveryKey
from app.vault.keys import RandomBytes

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O or U."""

GROUPS = 7
DATA_IN_GROUP = 5
GROUP_LENGTH = DATA_IN_GROUP + 1
LENGTH = GROUPS * GROUP_LENGTH

_REDUCTION = 0b100101
"""x^5 + x^2 + 1, primitive over the field of two elements: doubling walks through all 31 other elements."""

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212_.]+")
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
"""What is read for letters that the alphabet does not have."""


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """A recovery key, as the 35 characters that carry it; the check characters follow from them."""

    data: str = field(repr=False)

    @classmethod
    def generate(cls, random_bytes: RandomBytes = secrets.token_bytes) -> RecoveryKey:
        """A fresh recovery key of 175 random bits."""
        drawn = random_bytes(GROUPS * DATA_IN_GROUP)
        return cls("".join(ALPHABET[byte & 31] for byte in drawn))

    @classmethod
    def parse(cls, text: str) -> RecoveryKey:
        """Read a key as a person types it: any case, O for 0, I and L for 1, spaces and hyphens anywhere.

        Raises WrongRecoveryKey with `group` (from 1) for the first group that cannot be right, or with
        `expected` and `found` for a wrong number of characters.
        """
        written = _SEPARATORS.sub(" ", text).strip().upper().translate(LOOKALIKES)
        characters = written.replace(" ", "")
        if len(characters) != LENGTH:
            raise _wrong_length(written.split(" "), len(characters))
        data = []
        for group in range(GROUPS):
            piece = characters[group * GROUP_LENGTH : (group + 1) * GROUP_LENGTH]
            if any(character not in ALPHABET for character in piece):
                raise _wrong_group(group)
            if _check(group, piece[:DATA_IN_GROUP]) != piece[DATA_IN_GROUP]:
                raise _wrong_group(group)
            data.append(piece[:DATA_IN_GROUP])
        return cls("".join(data))

    @property
    def text(self) -> str:
        """The key as it is printed: seven groups of six, hyphens between."""
        pieces = (self.data[start : start + DATA_IN_GROUP] for start in range(0, len(self.data), DATA_IN_GROUP))
        return "-".join(piece + _check(group, piece) for group, piece in enumerate(pieces))

    @property
    def secret(self) -> bytes:
        """What the key of its slot is derived from: the data characters, without checks and hyphens."""
        return self.data.encode("ascii")


def _check(group: int, piece: str) -> str:
    total = group
    for character in piece:
        total = _doubled(total) ^ ALPHABET.index(character)
    return ALPHABET[_doubled(total)]


def _doubled(element: int) -> int:
    shifted = element << 1
    return shifted ^ _REDUCTION if shifted > 31 else shifted


def _wrong_group(group: int) -> WrongRecoveryKey:
    return WrongRecoveryKey("vault.recovery_key_group", group=group + 1)


def _wrong_length(pieces: list[str], found: int) -> WrongRecoveryKey:
    """Where the groups are written apart, the one that is too short or too long can still be named."""
    if len(pieces) == GROUPS:
        for group, piece in enumerate(pieces):
            if len(piece) != GROUP_LENGTH:
                return _wrong_group(group)
    return WrongRecoveryKey("vault.recovery_key_length", expected=LENGTH, found=found)

"""The passphrase: the same one opens the vault however a keyboard composes its letters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from app.vault.errors import UnfitPassphrase

SHORTEST = 12
"""Characters that a new passphrase has at least, spaces at either end not counted."""

LONGEST = 1024
"""Characters that a new passphrase has at most."""

LONGEST_WAIT = 30
"""Seconds to wait after many failures. It grows no further, so that nobody is ever locked out."""

_FREE_FAILURES = 2
_UNTYPABLE = frozenset({"Cc", "Cn", "Co", "Cs"})


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase as it was given. Spaces count; upper and lower case differ."""

    text: str = field(repr=False)

    @property
    def secret(self) -> bytes:
        """What the key is derived from: normalised by NFKC, so that every keyboard gives the same bytes."""
        return unicodedata.normalize("NFKC", self.text).encode("utf-8", "surrogatepass")

    def require_fit(self) -> None:
        """Raise UnfitPassphrase where this may not be set as a new passphrase.

        Unassigned characters are refused because a later Unicode may normalise them otherwise, control
        characters because most fields cannot take them in.
        """
        text = unicodedata.normalize("NFKC", self.text)
        if any(unicodedata.category(character) in _UNTYPABLE for character in text):
            raise UnfitPassphrase("vault.passphrase_characters")
        if len(text.strip()) < SHORTEST:
            raise UnfitPassphrase("vault.passphrase_too_short", least=SHORTEST)
        if len(text) > LONGEST:
            raise UnfitPassphrase("vault.passphrase_too_long", most=LONGEST)


def wait_after(failures: int) -> int:
    """Seconds to wait before the next attempt, after this many failures in a row: 0, 0, 0, 1, 2, 4, 8, 16,
    30.
    """
    if failures <= _FREE_FAILURES:
        return 0
    return min(LONGEST_WAIT, 1 << min(failures - _FREE_FAILURES - 1, 5))

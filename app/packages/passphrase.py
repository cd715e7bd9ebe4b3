"""The passphrase of a package: made here, read out over the phone, typed over from paper.

No maintained package has a Dutch word list (looked at: diceware, xkcdpass), and English words do not survive
a Dutch telephone line. So a passphrase is four groups of five symbols of Crockford's base32, say
`FAWDN-4MF6C-8JWYN-G7BSA`: no I, L, O or U, capitals and separators do not count, and the fifth symbol of
a group checks the four before it, so that a slip is named by its group instead of "wrong passphrase".
The checks are no secret and add nothing: 16 free symbols make 80 bits.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable

from app.kernel.ids import ALPHABET

GROUPS = 4
GROUP_LENGTH = 5
BITS = GROUPS * (GROUP_LENGTH - 1) * 5

_SYMBOLS = ALPHABET.upper()
_SEPARATORS = re.compile("[ \t\r\n\u2010-\u2015\u2212_.-]+")
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_GENERATED = re.compile(f"[{_SYMBOLS}]{{{GROUPS * GROUP_LENGTH}}}")
_FIELD_POLYNOMIAL = 0b100101


def generate_passphrase(choose: Callable[[int], int] = secrets.randbelow) -> str:
    """A fresh passphrase of 80 random bits. `choose(n)` gives a number below n from real randomness."""
    groups = []
    for position in range(GROUPS):
        data = "".join(_SYMBOLS[choose(len(_SYMBOLS))] for _ in range(GROUP_LENGTH - 1))
        groups.append(data + _check_symbol(position, data))
    return "-".join(groups)


def canonical_passphrase(typed: str) -> str:
    """The form from which keys are derived: what differs only in writing gives the same.

    Twenty symbols of the alphabet, however spaced and capitalised and with O, I and L read as 0, 1 and 1,
    become those symbols in capitals. Anything else stays as typed, in Unicode's NFKC.
    """
    text = unicodedata.normalize("NFKC", typed)
    bare = _SEPARATORS.sub("", text).upper().translate(_READ_AS)
    return bare if _GENERATED.fullmatch(bare) else text


def is_generated(typed: str) -> bool:
    """Whether a text is a passphrase as `generate_passphrase` makes them, all checks right."""
    return _GENERATED.fullmatch(canonical_passphrase(typed)) is not None and not mistyped_groups(typed)


def mistyped_groups(typed: str) -> tuple[int, ...]:
    """The groups, counted from 1, whose check fails; none where the text has another shape."""
    text = canonical_passphrase(typed)
    if not _GENERATED.fullmatch(text):
        return ()
    groups = [text[start : start + GROUP_LENGTH] for start in range(0, len(text), GROUP_LENGTH)]
    return tuple(
        position + 1 for position, group in enumerate(groups) if _check_symbol(position, group[:-1]) != group[-1]
    )


def _check_symbol(position: int, data: str) -> str:
    """A weighted sum in GF(32): every single slip and every exchange of two symbols changes it.

    The group's position takes part, so that exchanged groups are noticed too.
    """
    check = 0
    for symbol in data:
        check = (check ^ _SYMBOLS.index(symbol)) << 1
        if check & 0b100000:
            check ^= _FIELD_POLYNOMIAL
    return _SYMBOLS[check ^ (position + 1)]

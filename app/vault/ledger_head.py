"""The newest entry of the ledger on paper: the only proof against someone who has the key and rewrites the whole chain.

On paper its MAC is written as 32 symbols of Crockford's base32, the first 160 bits of it: nobody finds another chain
that ends in the same.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from enum import StrEnum

from app.vault.ledger import Ledger
from app.vault.recovery_key import ALPHABET
from app.vault.vault import Vault

SYMBOLS = 32
GROUP = 4
_HEX = 64
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212_.]+")
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


class HeadCheck(StrEnum):
    """What a printed head says of the ledger as it is now; the key of its text is `ledger.check.<value>`."""

    AS_IT_WAS = "as_it_was"
    """Everything up to there is as it was when it was printed."""
    MISTYPED = "mistyped"
    """What was typed is no code."""
    NOT_THERE = "not_there"
    """The ledger has no such entry: it is older than the paper."""
    DIFFERENT = "different"
    """The ledger says something else there: it was rewritten, or a number was mistyped."""
    BROKEN = "broken"
    """The entry is there, but the chain before it does not hold."""


@dataclass(frozen=True, slots=True)
class PrintedHead:
    """What stands on paper: the number of the entry, and its code in groups."""

    sequence: int
    code: str


def printed_head(vault: Vault) -> PrintedHead:
    """The newest entry, to be printed."""
    head = vault.lane.head()
    return PrintedHead(head.sequence, head_code(head.mac))


def head_code(mac: bytes) -> str:
    """A MAC as it is printed: eight groups of four symbols."""
    number = int.from_bytes(mac[: SYMBOLS * 5 // 8], "big")
    symbols = "".join(ALPHABET[number >> (5 * place) & 31] for place in reversed(range(SYMBOLS)))
    return "-".join(symbols[start : start + GROUP] for start in range(0, SYMBOLS, GROUP))


def check_head(vault: Vault, sequence: int, typed: str) -> HeadCheck:
    """Compare the ledger with a head that was printed: its code, or the whole MAC in hexadecimal."""
    written = _SEPARATORS.sub("", typed).upper()
    whole = len(written) == _HEX
    symbols = written if whole else written.translate(_LOOKALIKES)
    if not whole and (len(symbols) != SYMBOLS or any(each not in ALPHABET for each in symbols)):
        return HeadCheck.MISTYPED
    connection = vault.reader().connection
    ledger = Ledger(connection, vault.keys.ledger)
    mac = ledger.mac_at(sequence)
    if mac is None or sequence < 1:
        return HeadCheck.NOT_THERE
    here = mac.hex().upper() if whole else head_code(mac).replace("-", "")
    if not hmac.compare_digest(here.encode(), symbols.encode()):
        return HeadCheck.DIFFERENT
    broken = ledger.broken_at()
    return HeadCheck.BROKEN if 0 < broken <= sequence else HeadCheck.AS_IT_WAS

"""An older vault that was put back, or one of two copies that were both worked on: noticed when it opens, and said
until the coach owns up to it (X9, F11).

What was noticed is kept in the vault itself, with its entry in the ledger, because the next commit already moves the
anchor on. So the warning outlasts locking and restarting, and ends with one more entry: that it was acknowledged.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.vault.ledger import Head
from app.vault.work import Work

SETTING = "rollback"
_APART = "apart"
_KNOWN = "known"


@dataclass(frozen=True, slots=True, order=True)
class Rollback:
    """What a ledger lacks of a state that was seen. Of two the greater says more."""

    entries: int = 0
    """How many entries it is behind; 0 where it is not."""
    apart: bool = False
    """Whether it is as long or longer and goes another way: another copy was worked on as well, so that "older" would
    not be true.
    """

    def __bool__(self) -> bool:
        return bool(self.entries) or self.apart


NO_ROLLBACK = Rollback()


def lacking(head: Head, seen: int, found: bytes | None, expected: bytes) -> Rollback:
    """What a ledger that ends in `head` lacks of a state that was seen.

    `found` is the MAC at sequence number `seen` in the ledger, `expected` the one that was seen there.
    """
    if found == expected:
        return NO_ROLLBACK
    return Rollback(entries=seen - head.sequence) if seen > head.sequence else Rollback(apart=True)


def notice_rollback(work: Work, found: Rollback) -> None:
    """Keep what the vault was found to lack of the newest state that was seen."""
    worst = max(found, noticed(work.setting(SETTING)))
    work.set(SETTING, f"{worst.entries or _APART} {work.now.isoformat()}")


def acknowledge_rollback(work: Work) -> None:
    """The coach says that it was done on purpose, or knows of it: the warning ends. Who knows that there are two copies
    is not told again whenever the other was worked on.
    """
    apart = noticed(work.setting(SETTING)).apart
    work.set(SETTING, f"{_KNOWN} {work.now.isoformat()}" if apart else "")


def noticed(setting: str) -> Rollback:
    """What stands open, by the setting."""
    word = setting.partition(" ")[0]
    if word in ("", _KNOWN):
        return NO_ROLLBACK
    return Rollback(apart=True) if word == _APART else Rollback(entries=int(word))

"""An older vault that was put back: noticed when it opens, and said until the coach owns up to it (X9, F11).

What was noticed is kept in the vault itself, with its entry in the ledger, because the next commit already moves the
anchor on. So the warning outlasts locking and restarting, and ends with one more entry: that it was acknowledged.
"""

from __future__ import annotations

from app.vault.ledger import Head
from app.vault.work import Work

SETTING = "rollback"


def entries_behind(head: Head, seen: int, found: bytes | None, expected: bytes) -> int:
    """How many entries a ledger that ends in `head` is behind a state that was seen: 0 where it holds that state.

    `found` is the MAC at sequence number `seen` in the ledger, `expected` the one that was seen there.
    """
    return 0 if found == expected else max(1, seen - head.sequence)


def notice_rollback(work: Work, behind: int) -> None:
    """Keep that the vault was found so many entries behind the newest state that was seen."""
    work.set(SETTING, f"{max(behind, noticed(work.setting(SETTING)))} {work.now.isoformat()}")


def acknowledge_rollback(work: Work) -> None:
    """The coach says that it was done on purpose, or knows of it: the warning ends."""
    work.set(SETTING, "")


def noticed(setting: str) -> int:
    """How many entries behind, by the setting; 0 where nothing stands open."""
    return int(setting.partition(" ")[0] or 0)

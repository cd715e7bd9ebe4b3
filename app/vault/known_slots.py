"""An older header that was put back: it opens with a passphrase that was changed since, so that is said.

At every change of keys the vault keeps in its database what the key slots were then, with the number of the entry in
the ledger that says so. A header with other slots that was last written before that entry was put back; one that was
written after it is of a change that a crash left half told, and is adopted. The warning outlasts locking and ends with
a new passphrase, or when the coach says that it was done on purpose.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import Enum, auto

from app.vault.slots import Slot
from app.vault.strict_json import canonical
from app.vault.work import Work

SETTING = "known_slots"
NOTICED = "old_keys"


class Slots(Enum):
    """What the slots of a header are, by what the database knows."""

    KNOWN = auto()
    """Those of the last change of keys, or nothing was kept of one yet."""
    NEWER = auto()
    """Of a change that the database does not know of yet."""
    PUT_BACK = auto()


def judge_slots(setting: str, slots: Iterable[Slot], anchor: int) -> Slots:
    """What these slots are. `anchor` is the newest entry of the ledger that their header knew when it was written."""
    if not setting:
        return Slots.KNOWN
    known, _, sequence = setting.partition(" ")
    if known == _digest(slots):
        return Slots.KNOWN
    return Slots.PUT_BACK if anchor < int(sequence) else Slots.NEWER


def record_slots(work: Work, slots: tuple[Slot, ...], *, owned: bool) -> None:
    """Keep that these are the slots from now on. `owned`: the passphrase was chosen anew, or the coach says that it is
    right so, which ends a warning.
    """
    work.set(SETTING, f"{_digest(slots)} {work.head.sequence + 1}")
    if owned and work.setting(NOTICED):
        work.set(NOTICED, "")


def notice_old_keys(work: Work) -> None:
    """Keep that an older header was found."""
    if not work.setting(NOTICED):
        work.set(NOTICED, work.now.isoformat())


def _digest(slots: Iterable[Slot]) -> str:
    """SHA-256 over the slots in the order of their ids."""
    documents = [each.document() for each in sorted(slots, key=lambda slot: slot.id)]
    return hashlib.sha256(canonical({"slots": documents})).hexdigest()

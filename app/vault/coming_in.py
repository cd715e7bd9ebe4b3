"""Clients that come in by thousands, or go again, some at a time, so that nobody who saves waits for all of them: all
or nothing.

Before the first come in it is written down after which entry of the ledger they do, and struck out with the last. What
is still written down when a vault is opened was broken off: whoever came in is taken away before anyone looks. An
import that is undone is written down in the same way, and so comes to its end whatever happens.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from app.kernel.log import event
from app.vault.errors import VaultError
from app.vault.ledger_span import LedgerSpan
from app.vault.rows import Rows
from app.vault.work import Work

PIECE = 100
"""Clients that come in, or go, together at most: some twenty milliseconds of the lane on a computer at rest."""
_LEAST = 25
_LONGEST = 0.03
"""Seconds for which a piece is to hold the lane: where it took longer, because others want the computer as well or
somebody saved in between, the next is smaller.
"""
PLENTY = 2**30
"""Bytes free on the disk from which on it is certain that there will be room to take them away again."""
SETTING = "clients_coming_in"
ONE_AT_A_TIME = Lock()
"""Held while clients come in or go."""
_LAST = 2**62


@dataclass(frozen=True, slots=True)
class TakenAway:
    """How many went, and whether more may be left to go."""

    number: int
    more: bool


def sizes(clock: Callable[[], float] = time.perf_counter) -> Iterator[int]:
    """How many to bring in or take away next, after what the last ones took."""
    size = PIECE
    while True:
        begun = clock()
        yield size
        taken = max(clock() - begun, _LONGEST / PIECE)
        size = max(_LEAST, min(PIECE, 2 * size, int(size * _LONGEST / taken)))


def has_plenty(folder: Path) -> bool:
    """Whether the disk holds so much that what was begun in pieces can be ended."""
    return shutil.disk_usage(folder).free > PLENTY


def pieces(folder: Path, number: int) -> Iterator[range]:
    """In which pieces so many clients come in: all at once where the disk might be full before they are in, since
    nothing can be taken away there.
    """
    if not has_plenty(folder):
        yield range(max(1, number))
        return
    start = 0
    for size in sizes():
        yield range(start, start + size)
        start += size
        if start >= number:
            return


def expect_clients(work: Work) -> None:
    """From now on clients come in, until `clients_are_in`."""
    work.set(SETTING, str(work.head.sequence))


def clients_are_in(work: Work) -> int:
    """The last are in. Gives the entry of the ledger after which the first came."""
    before = int(work.setting(SETTING))
    work.set(SETTING, "")
    return before


def are_coming_in(rows: Rows) -> bool:
    """Whether some are in and others not yet."""
    return bool(rows.setting(SETTING))


def take_away_after(work: Work, sequence: int) -> None:
    """From now on whoever an import added after this entry of the ledger goes, until nobody is left."""
    work.set(SETTING, str(sequence))


def take_clients_away(work: Work, most: int = PIECE) -> TakenAway:
    """Take some of those away that came in, in the order in which they did.

    Whoever was changed meanwhile, or has something written in the dossier, stays: nothing that was saved is lost.
    """
    if not are_coming_in(work):
        return TakenAway(0, more=False)
    came = LedgerSpan(int(work.setting(SETTING)), _LAST).first_unused(work, most)
    work.remove_clients(came.unused)
    work.set(SETTING, str(came.last) if came.number == most else "")
    return TakenAway(len(came.unused), more=came.number == most)


def break_off(take_some: Callable[[int], TakenAway]) -> None:
    """Take everybody away who came in: `take_some` does `take_clients_away` in the lane. Where that fails (a full
    disk), the next import or opening does it.
    """
    with suppress(VaultError):
        for size in sizes():
            if not take_some(size).more:
                return
    event("vault.clients_not_taken_away")

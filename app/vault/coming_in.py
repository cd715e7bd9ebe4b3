"""Clients that come in by thousands, some at a time, so that nobody who saves waits for all of them: all or nothing.

Before the first come in it is written down after which entry of the ledger they do, and struck out with the last. What
is still written down when a vault is opened was broken off: whoever came in is taken away before anyone looks.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.kernel.log import event
from app.vault.errors import VaultError
from app.vault.ledger_span import LedgerSpan
from app.vault.rows import Rows
from app.vault.work import Work

PIECE = 100
"""Clients that come in, or go, together: some twenty milliseconds of the lane."""
PLENTY = 2**30
"""Bytes free on the disk from which on it is certain that there will be room to take them away again."""
SETTING = "clients_coming_in"
_LAST = 2**62


def pieces(folder: Path, number: int) -> list[range]:
    """In which pieces so many clients come in: all at once where the disk might be full before they are in, since
    nothing can be taken away there.
    """
    size = PIECE if shutil.disk_usage(folder).free > PLENTY else max(1, number)
    return [range(start, start + size) for start in range(0, max(1, number), size)]


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


def take_clients_away(work: Work) -> bool:
    """Take some of those away that came in, so long as there are any; gives whether more may be left.

    Whoever was changed meanwhile, or has something written in the dossier, stays: nothing that was saved is lost.
    """
    if not are_coming_in(work):
        return False
    came = LedgerSpan(int(work.setting(SETTING)), _LAST).clients_without_items(work, PIECE)
    work.remove_clients(came)
    if len(came) < PIECE:
        work.set(SETTING, "")
    return len(came) == PIECE


def break_off(take_some: Callable[[], bool]) -> None:
    """Take everybody away who came in: `take_some` does `take_clients_away` in the lane. Where that fails (a full
    disk), the next import or opening does it.
    """
    with suppress(VaultError):
        while take_some():
            pass
        return
    event("vault.clients_not_taken_away")

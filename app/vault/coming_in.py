"""Clients that come in by thousands, or go again, some at a time, so that nobody who saves waits for all of them: all
or nothing.

Before the first come in it is written down after which entry of the ledger they do, and which fields of others are
filled; with the last it is struck out. What is still written down when a vault is opened was broken off: whoever came
in is taken away, and what was filled is emptied, before anyone looks. An import that is undone is written down in the
same way, and so comes to its end whatever happens.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from app.domain.client import Client
from app.domain.imports.duplicates import empty
from app.kernel.ids import Id
from app.kernel.log import event
from app.vault.errors import VaultError
from app.vault.ledger_span import LedgerSpan
from app.vault.rows import Rows
from app.vault.work import Work

PIECE = 100
"""Clients that come in, or go, together at most: some twenty milliseconds of the lane on a computer at rest."""
FILL = 10
"""Clients that come in in the time in which one who is there is filled, or emptied again."""
_LEAST = 25
_LONGEST = 0.03
"""Seconds for which a piece is to hold the lane: where it took longer, because others want the computer as well or
somebody saved in between, the next is smaller.
"""
PLENTY = 2**30
"""Bytes free on the disk from which on it is certain that there will be room to take them away again."""
SETTING = "clients_coming_in"
_FILLED = "clients_filled"
"""The names of the fields that are filled, by client: never what stands in them."""
ONE_AT_A_TIME = Lock()
"""Held while clients come in or go."""
_LAST = 2**62


Fields = Mapping[Id, Sequence[str]]
"""The names of fields by client."""


@dataclass(frozen=True, slots=True)
class TakenAway:
    """How many went, how many others were emptied of what was filled, and whether more may be left."""

    number: int = 0
    emptied: int = 0
    more: bool = False


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


def expect_clients(work: Work, filled: Fields, after: int | None = None) -> None:
    """From now on clients come in, until `clients_are_in`, and these fields of others are filled; or those who came in
    after an entry of the ledger go, until nobody is left.
    """
    work.set(SETTING, str(work.head.sequence if after is None else after))
    if filled:
        work.set(_FILLED, json.dumps(grouped(filled)))


def clients_are_in(work: Work) -> int:
    """The last are in. Gives the entry of the ledger after which the first came."""
    before = int(work.setting(SETTING))
    _strike_out(work)
    return before


def are_coming_in(rows: Rows) -> bool:
    """Whether some are in and others not yet."""
    return bool(rows.setting(SETTING))


def take_clients_away(work: Work, most: int = PIECE) -> TakenAway:
    """Take some of those away that came in, in the order in which they did, and then empty what was filled; what costs
    as much as taking `most` of them away.

    Whoever was changed meanwhile, or has something written in the dossier, stays: nothing that was saved is lost.
    """
    if not are_coming_in(work):
        return TakenAway()
    came = LedgerSpan(int(work.setting(SETTING)), _LAST).first_unused(work, most)
    work.remove_clients(came.unused)
    last, number, emptied, more = came.last, came.number, 0, came.number == most
    fields = {} if more else _filled(work)
    if fields:
        room = max(1, (most - number) // FILL)
        filled = LedgerSpan(last, _LAST).first_filled(work, room)
        for identity in filled.unused:
            there, nothing = work.get(Client, identity), {name: empty(name) for name in fields.get(Id(identity), ())}
            emptied += work.change(there, **nothing) is not there
        last, more = filled.last, filled.number == room
    if more:
        work.set(SETTING, str(last))
        work.told_later = True
    else:
        _strike_out(work)
    return TakenAway(len(came.unused), emptied, more)


def grouped(fields: Fields) -> dict[str, str]:
    """The clients, in one text, by the names of their fields, which most share: to make JSON of ten thousand texts
    would keep everybody waiting for a tenth of a second.
    """
    groups: dict[str, list[str]] = {}
    for identity, names in fields.items():
        groups.setdefault(" ".join(names), []).append(identity)
    return {names: " ".join(clients) for names, clients in groups.items()}


def ungrouped(groups: Mapping[str, str]) -> dict[Id, tuple[str, ...]]:
    """The names of fields by client, from what `grouped` made of them."""
    return {Id(each): tuple(names.split()) for names, clients in groups.items() for each in clients.split()}


def _filled(rows: Rows) -> Fields:
    stored = rows.setting(_FILLED)
    return ungrouped(json.loads(stored)) if stored else {}


def _strike_out(work: Work) -> None:
    work.set(SETTING, "")
    if work.setting(_FILLED):
        work.set(_FILLED, "")


def break_off(take_some: Callable[[int], TakenAway]) -> None:
    """Take everybody away who came in: `take_some` does `take_clients_away` in the lane. Where that fails (a full
    disk), the next import or opening does it.
    """
    with suppress(VaultError):
        for size in sizes():
            if not take_some(size).more:
                return
    event("vault.clients_not_taken_away")

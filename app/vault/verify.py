"""Verify an open vault: every page, the header, the structure, the ledger, every row against it, every file, search.

What is found is data: reasons that name noun and id, so that whoever shows them can say whose dossier and which item.
Looks run side by side, as many as there are processors, each at one moment of the vault; the writer goes on meanwhile
and comes first. All of them end within milliseconds of being told to: a lock cancels a verification, and does not wait.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from app.domain.reason import Reason, reason
from app.kernel.giving_way import give_way
from app.kernel.progress import Progress
from app.vault.conflict_copies import conflict_copies
from app.vault.errors import DatabaseDamaged, VaultError
from app.vault.header_file import read_header
from app.vault.look import Look, Notes
from app.vault.look_at_content import FilesLook, SearchLook, StructureLook
from app.vault.look_at_ledger import LedgerLook
from app.vault.packing import much_room
from app.vault.pages import damaged_pages, free_pages
from app.vault.vault import Vault

MOST = 100
"""Findings that are named; beyond that more of them help nobody."""
_LOOKS: tuple[Callable[[Vault, Notes], Look], ...] = (FilesLook, SearchLook, StructureLook, LedgerLook)
"""The one that can take longest first, so that nobody waits for it at the end."""
_SIDE_BY_SIDE = max(2, min(len(_LOOKS), os.cpu_count() or 1))
"""More than there are processors would not be quicker, and whoever saves would have to wait for more of them."""
_ORDER = ("structure", "index", "chain", "digests", "files", "search", "pages")
"""The steps, in the order in which findings are told, whichever was done first."""
_MOMENT = 0.03
"""Seconds after which whoever watches hears of it again, and can end it."""
_Found = dict[str, list[Reason]]
"""What each step found."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, everything that is wrong, and how many bytes of the file are room on which nothing stands
    (0 where that is little).
    """

    items: int
    entries: int
    attachments: int
    findings: tuple[Reason, ...]
    room: int = 0


def verify(vault: Vault, progress: Progress) -> Verified:
    """Look at everything in the vault.

    Progress counts thousandths. Raises Cancelled; nothing runs any more then.
    """
    notes = Notes()
    with ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="verify", initializer=give_way) as beside:
        looks = [beside.submit(_looked, look, vault, notes) for look in _LOOKS]
        pages = beside.submit(_pages, vault, notes, looks)
        try:
            _watch([*looks, pages], notes, progress)
        finally:
            notes.stop([*looks, pages])
            vault.lane.reading_ended()
    found: _Found = {}
    for look in [*looks, pages]:
        found |= look.result()
    findings = tuple(dict.fromkeys(each for step in _ORDER for each in found[step]))
    return Verified(notes.items, notes.entries, notes.attachments, findings[:MOST], _room(vault))


def _room(vault: Vault) -> int:
    with suppress(VaultError):
        return much_room(vault.reader().connection)
    return 0


def _watch(looks: list[Future[_Found]], notes: Notes, progress: Progress) -> None:
    """Tell how far all of it is until the last is done: after every step, and every moment in between."""
    told = 0
    progress.report(told, 1000)
    while True:
        finished = all(look.done() for look in looks)
        step = notes.next_ended(0 if finished else _MOMENT)
        if finished and step is None:
            return
        told = max(told, int(notes.done * 1000 / len(_ORDER)))
        progress.report(told, 1000)


def _looked(make: Callable[[Vault, Notes], Look], vault: Vault, notes: Notes) -> _Found:
    """What one look finds. Where the schema cannot be read nobody can connect any more: that is what every step that is
    left finds.
    """
    look = make(vault, notes)
    found: _Found = {step.__name__: [reason("verify.unreadable.schema")] for step in look.steps}
    with suppress(DatabaseDamaged), look:
        for step in look.steps:
            found[step.__name__] = list(islice(look.findings(step.__name__, step), MOST))
            notes.ended(step.__name__)
    return found


def _pages(vault: Vault, notes: Notes, looks: list[Future[_Found]]) -> _Found:
    """The pages that no look reads, since they are free; copies that a sync tool laid beside the file; the header.

    What is in use is read by the looks, and every page that SQLite reads is held against its HMAC. Only where one of
    them found something wrong all pages are looked at, so that each damaged one is told by its number.
    """
    found = [*_beside(vault)]
    try:
        found = [*_damaged(vault, notes, free_pages(vault.lane.pages, vault.keys.database)), *found]
        if any(_is_damage(look.result()) for look in looks):
            found = [*_damaged(vault, notes, None), *_beside(vault)]
    except VaultError:
        found = [reason("verify.unreadable.pages")]
    notes.ended("pages")
    return {"pages": found}


def _damaged(vault: Vault, notes: Notes, only: tuple[int, ...] | None) -> Iterator[Reason]:
    keys, salt = vault.keys, vault.header.salt
    pages = damaged_pages(
        vault.lane.pages, keys.database, salt, lambda *how_far: notes.reached("pages", *how_far), only
    )
    return (reason("verify.page", number=page) for page in pages[:MOST])


def _beside(vault: Vault) -> Iterator[Reason]:
    """What is wrong with what lies beside the database."""
    try:
        read_header(vault.folder).verify(vault.keys.header)
    except VaultError:
        yield reason("verify.header")
    for copy in sorted(conflict_copies(vault.folder / vault.header.database)):
        yield reason("verify.conflict_copy", file=copy)


def _is_damage(found: _Found) -> bool:
    """Whether pages may be what is wrong: a vault that was put back as a whole has none that are damaged."""
    return any(each.code not in ("verify.behind", "verify.apart") for step in found.values() for each in step)

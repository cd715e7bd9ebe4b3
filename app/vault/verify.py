"""Verify an open vault: every page, the structure, the ledger, every row against it, every file, search.

What is found is data: reasons that name noun and id, so that whoever shows them can say whose dossier and which item.
Several looks run side by side, each at one moment of the vault; the writer goes on meanwhile. All of them end within
milliseconds of being told to: a lock cancels a verification, and does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

from app.domain.reason import Reason, reason
from app.kernel.progress import Progress
from app.vault.conflict_copies import conflict_copies
from app.vault.errors import VaultError
from app.vault.look import Look, Notes
from app.vault.look_at_content import FilesLook, SearchLook, StructureLook
from app.vault.look_at_ledger import LedgerLook
from app.vault.pages import damaged_pages
from app.vault.vault import Vault

MOST = 100
"""Findings that are named; beyond that more of them help nobody."""
_LOOKS: tuple[Callable[[Vault, Notes], Look], ...] = (StructureLook, SearchLook, LedgerLook, FilesLook)
_ORDER = ("structure", "index", "chain", "digests", "files", "search", "pages")
"""The steps, in the order in which findings are told, whichever was done first."""
_MOMENT = 0.03
"""Seconds after which whoever watches hears of it again, and can end it."""
_Found = dict[str, list[Reason]]
"""What each step found."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and everything that is wrong."""

    items: int
    entries: int
    attachments: int
    findings: tuple[Reason, ...]


def verify(vault: Vault, progress: Progress) -> Verified:
    """Look at everything in the vault.

    Progress counts thousandths. Raises Cancelled; nothing runs any more then.
    """
    notes = Notes()
    with ThreadPoolExecutor(len(_LOOKS) + 1, thread_name_prefix="verify") as beside:
        looks = [beside.submit(_looked, look, vault, notes) for look in _LOOKS]
        looks.append(beside.submit(_pages, vault, notes))
        try:
            _watch(looks, notes, progress)
        finally:
            notes.stop(looks)
            vault.lane.reading_ended()
    found: _Found = {}
    for look in looks:
        found |= look.result()
    findings = tuple(each for step in _ORDER for each in found[step])
    return Verified(notes.items, notes.entries, notes.attachments, findings[:MOST])


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
    found: _Found = {}
    with make(vault, notes) as look:
        for step in look.steps:
            found[step.__name__] = list(islice(look.findings(step.__name__, step), MOST))
            notes.ended(step.__name__)
    return found


def _pages(vault: Vault, notes: Notes) -> _Found:
    """Every page of the file against its own HMAC, those that nothing refers to any more among them; and copies
    that a sync tool laid beside it.
    """
    keys, salt = vault.keys, vault.header.salt
    try:
        pages = damaged_pages(vault.lane.pages, keys.database, salt, lambda *how_far: notes.reached("pages", *how_far))
        copies = sorted(conflict_copies(vault.folder / vault.header.database))
        found = [reason("verify.page", number=page) for page in pages[:MOST]]
        found += [reason("verify.conflict_copy", file=each) for each in copies]
    except VaultError:
        found = [reason("verify.unreadable.pages")]
    notes.ended("pages")
    return {"pages": found}

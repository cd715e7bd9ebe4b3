"""Verify an open vault: every page, the structure, the ledger, every row against it, every file, search.

What is found is data: reasons that name noun and id, so that whoever shows them can say whose dossier and which item.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.domain.attachment import Attachment
from app.domain.declare import Record, columns
from app.domain.nouns import NOUNS
from app.domain.reason import Reason, reason
from app.kernel.progress import Progress
from app.vault.connection import DatabaseError, Mode, connect
from app.vault.errors import VaultError
from app.vault.ledger import Ledger, Verb, row_digest
from app.vault.rows import Rows
from app.vault.vault import Vault

STEPS = 6
_UNREADABLE = (VaultError, DatabaseError, ValueError)
_Row = dict[str, Any]
MOST = 100
"""Findings that are named; beyond that more of them help nobody."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and everything that is wrong."""

    items: int
    entries: int
    attachments: int
    findings: tuple[Reason, ...]


class _Newest(NamedTuple):
    """The newest entry of the ledger that speaks of a record. A tuple, since there are as many as records."""

    record: str
    noun: str
    verb: str
    digest: bytes


def verify(vault: Vault, progress: Progress) -> Verified:
    """Look at everything in the vault as it stands at one moment; the writer goes on meanwhile.

    Progress counts thousandths. Raises Cancelled.
    """
    with closing(_Check(vault, progress)) as check:
        return check.run()


class _Check:
    """One verification, on a connection that sees one moment.

    A connection that met a damaged page answers nothing any more, so that a step which met one is followed by another
    connection: what can be read then is of a later moment, and damage is worse than that.
    """

    def __init__(self, vault: Vault, progress: Progress) -> None:
        self._vault = vault
        self._progress = progress
        self._step = 0
        self._items = 0
        self._entries = 0
        self._attachments = 0
        self._open()
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="verify")
        self._damaged_pages = self._beside.submit(_damaged_pages, vault)

    def run(self) -> Verified:
        """Everything, in order."""
        findings: list[Reason] = []
        for step in (self._structure, self._chain, self._digests, self._files, self._search, self._pages):
            self._report(0, 1)
            try:
                for finding in step():
                    findings.append(finding)
                    if len(findings) >= MOST:
                        break
            except _UNREADABLE:
                findings.append(reason(f"verify.unreadable.{step.__name__.strip('_')}"))
                self._reopen()
            self._step += 1
        self._report(0, 1)
        return Verified(self._items, self._entries, self._attachments, tuple(findings[:MOST]))

    def close(self) -> None:
        """Let go of the database."""
        self._beside.shutdown()
        self._connection.close()

    def _open(self) -> None:
        vault = self._vault
        database = vault.folder / vault.header.database
        self._connection = connect(database, vault.keys.database, vault.header.salt, Mode.READ)
        self._connection.execute("BEGIN")
        self._rows = Rows(self._connection)
        self._ledger = Ledger(self._connection, vault.keys.ledger)

    def _reopen(self) -> None:
        self._connection.close()
        self._open()

    def _report(self, done: int, total: int) -> None:
        within = done * 1000 // (total * STEPS) if total else 0
        self._progress.report(self._step * 1000 // STEPS + within, 1000)

    def _pages(self) -> Iterator[Reason]:
        """Every page against its own HMAC: done beside the other steps, so this one comes last."""
        for line in self._damaged_pages.result():
            yield reason("verify.page", detail=line)

    def _structure(self) -> Iterator[Reason]:
        """SQLite's own structure, that of the search index included, and references that lead nowhere. The chunks of
        attachments are left to the step that reads each of them from beginning to end.
        """
        tables = self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            if table != "chunk":
                for (line,) in self._connection.execute(f'PRAGMA integrity_check("{table}")'):
                    if line != "ok":
                        yield reason("verify.structure", detail=str(line))
        for table, *_ in self._connection.execute("PRAGMA foreign_key_check"):
            yield reason("verify.reference", noun=str(table))

    def _chain(self) -> Iterator[Reason]:
        """The ledger: each entry follows from the one before, and the newest is what the header saw."""
        self._entries = self._ledger.head().sequence
        broken = self._ledger.broken_at()
        if broken:
            yield reason("verify.ledger", sequence=broken)
        if self._vault.behind:
            yield reason("verify.behind", number=self._vault.behind)

    def _digests(self) -> Iterator[Reason]:
        """Every row against the newest entry of the ledger that speaks of it."""
        newest = self._newest()
        for place, noun in enumerate(NOUNS):
            try:
                for found in self._rows_of(noun):
                    yield from self._row(noun, found, newest.pop(found["id"], None))
            except _UNREADABLE:
                self._reopen()
                left = [each for each in newest.values() if each.noun == noun.noun.name and each.verb != Verb.REMOVE]
                for entry in left:
                    yield from self._one_row(noun, newest.pop(entry.record))
            self._report(place + 1, len(NOUNS))
        for entry in newest.values():
            if entry.verb != Verb.REMOVE:
                yield reason("verify.row_missing", noun=entry.noun, id=entry.record)

    def _newest(self) -> dict[str, _Newest]:
        """What the ledger said last of every record."""
        rows = self._connection.execute(
            "SELECT record, noun, verb, digest FROM ledger WHERE noun <> 'setting' ORDER BY sequence"
        )
        return {row[0]: _Newest(*row) for row in rows}

    def _rows_of(self, noun: type[Record], where: str = "", *values: str) -> Iterator[_Row]:
        names = (*(each.name for each in columns(noun)), "nonce")
        listed = ", ".join(f'"{name}"' for name in names)
        for row in self._connection.execute(f'SELECT {listed} FROM "{noun.noun.name}"{where}', values):
            yield dict(zip(names, row, strict=True))

    def _row(self, noun: type[Record], found: _Row, entry: _Newest | None) -> Iterator[Reason]:
        """A row that could be read: whether it is what was written last."""
        self._items += 1
        digest = row_digest(found.pop("nonce"), found)
        if entry is None or entry.verb == Verb.REMOVE or not hmac.compare_digest(entry.digest, digest):
            yield reason("verify.row", noun=noun.noun.name, id=found["id"])

    def _one_row(self, noun: type[Record], entry: _Newest) -> Iterator[Reason]:
        """A row of a table that could not be read as a whole."""
        try:
            for found in self._rows_of(noun, " WHERE id = ?", entry.record):
                yield from self._row(noun, found, entry)
        except _UNREADABLE:
            yield reason("verify.row_unreadable", noun=noun.noun.name, id=entry.record)
            self._reopen()

    def _files(self) -> Iterator[Reason]:
        """Every attachment against its SHA-256."""
        every = self._rows.find(Attachment)
        for place, attachment in enumerate(every):
            digest = hashlib.sha256()
            try:
                for chunk in self._rows.chunks(attachment.id):
                    digest.update(chunk)
                    self._report(place, len(every))
            except _UNREADABLE:
                self._reopen()
            self._attachments += 1
            if digest.hexdigest() != attachment.sha256:
                yield reason("verify.attachment", id=attachment.id)

    def _search(self) -> Iterator[Reason]:
        """Search against content: every item has its place, and every place its item."""
        for noun in NOUNS:
            name = noun.noun.name
            (wrong,) = self._connection.execute(
                f'SELECT (SELECT count(*) FROM "{name}" WHERE id NOT IN (SELECT record FROM search_item))'
                f' + (SELECT count(*) FROM search_item WHERE noun = ? AND record NOT IN (SELECT id FROM "{name}"))',
                (name,),
            ).fetchone()
            if wrong:
                yield reason("verify.search", noun=name, number=int(wrong))
        (differing,) = self._connection.execute(
            "SELECT (SELECT count(*) FROM search_item) - (SELECT count(*) FROM search)"
        ).fetchone()
        if differing:
            yield reason("verify.search", noun="search", number=abs(int(differing)))


def _damaged_pages(vault: Vault) -> list[str]:
    """What SQLCipher says of pages that do not fit their HMAC. It reads the whole file in one go, without Python."""
    database = vault.folder / vault.header.database
    with closing(connect(database, vault.keys.database, vault.header.salt, Mode.READ)) as connection:
        return [str(line) for (line,) in connection.execute("PRAGMA cipher_integrity_check")]

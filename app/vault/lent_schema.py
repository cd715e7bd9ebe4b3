"""Read a database of which pages of the schema are damaged: what stands on them is known from elsewhere.

SQLite reads the schema first and opens nothing without it, though every row may be whole. The schema of a vault follows
from the steps that made it, and a backup is a copy page by page. So a copy of the database is made in which those pages
are the ones of a backup, or of a database made anew by the same steps. That they are the same is no guess: every page
of the schema that is not damaged must say just what the lender's says, and whoever builds a vault of the copy holds all
of it against the ledger.
"""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.vault.connection import Connection, Mode, connect, is_written_back
from app.vault.errors import DatabaseDamaged
from app.vault.files import explained
from app.vault.header import SALT_BYTES
from app.vault.keys import Keys
from app.vault.migrations import latest_version, migrate
from app.vault.opened_backup import OpenedBackup, private_scratch
from app.vault.pages import PAGE, PageFile, Pages
from app.vault.room import require_room

_HEAD = 100
"""Bytes at the beginning of a database that speak of the file as a whole (sqlite.org/fileformat2.html, 1.3)."""
_INTERIOR, _LEAF = 5, 13
"""How a page of a table begins: one that lists others, or one with rows."""
_COUNTS = slice(24, 40)
"""In there: the number of changes, of pages, and the list of free pages."""
_VERSION = 60
"""In there: `user_version`."""

Lender = Callable[[], tuple[Path, bytes, bytes]]
"""A database with the same schema: where it lies, its key and its salt."""


class SchemaUnreadable(DatabaseDamaged):
    """The schema cannot be read, and nothing at hand has it just so: only a whole backup helps."""

    default_code = "vault.schema_unreadable"


@dataclass(frozen=True, slots=True)
class Readable:
    """A database that can be connected to, whatever else is damaged in it. Its folder must be locked: asking for a page
    drops what locks this process has on the file.
    """

    database: Path
    key: bytes
    salt: bytes

    def connect(self) -> Connection:
        """A connection that cannot write."""
        return connect(self.database, self.key, self.salt, Mode.READ)

    def is_lost(self, page: int) -> bool:
        """Whether nothing can read this page: where a log lies beside the database, it may be there."""
        with closing(PageFile(self.database)) as file:
            return is_written_back(self.database) and Pages(self.key, self.salt).plain(file, page) is None


@contextmanager
def readable(
    database: Path, keys: Keys, salt: bytes, backup: Path | None, opened: OpenedBackup | None
) -> Iterator[Readable]:
    """The database itself, or a copy with a schema lent by the `backup`, or by a database made anew. The copy is gone
    afterwards.

    Raises SchemaUnreadable, DiskFull.
    """
    itself = Readable(database, keys.database, salt)
    try:
        itself.connect().close()
    except DatabaseDamaged:
        with private_scratch(database.parent) as folder:
            own = Pages(keys.database, salt)
            lenders = _lenders(folder, keys, _version(database, own), backup, opened)
            yield _lent(itself, own, lenders, replace(itself, database=folder / "lent.db"))
        return
    yield itself


def _lent(damaged: Readable, own: Pages, lenders: tuple[Lender, ...], copy: Readable) -> Readable:
    database = damaged.database
    with explained(database):
        require_room(copy.database.parent, 2 * database.stat().st_size)
    for lender in lenders:
        with suppress(DatabaseDamaged):
            _copy_with(database, copy.database, _schema_for(database, own, *lender()))
            copy.connect().close()
            return copy
    raise SchemaUnreadable


def _lenders(
    folder: Path, keys: Keys, version: int, backup: Path | None, opened: OpenedBackup | None
) -> tuple[Lender, ...]:
    def made_anew() -> tuple[Path, bytes, bytes]:
        path, salt = folder / "anew.db", bytes(SALT_BYTES)
        with closing(connect(path, keys.database, salt, Mode.COPY)) as connection:
            migrate(connection, version)
        return path, keys.database, salt

    if backup is None or opened is None:
        return (made_anew,)
    given = (backup, keys.backup, opened.particulars.salt)
    return (lambda: given), made_anew


def _version(database: Path, own: Pages) -> int:
    """How many steps the database has taken, where its first page can be read; else the latest."""
    with closing(PageFile(database)) as file:
        first = own.plain(file, 1)
    taken = struct.unpack_from(">I", first, _VERSION)[0] if first else 0
    return taken if 0 < taken < latest_version() else latest_version()


def _schema_for(database: Path, own: Pages, lender: Path, key: bytes, salt: bytes) -> dict[int, bytes]:
    """The pages of the schema as the lender has them, sealed as pages of the database.

    Raises DatabaseDamaged where the two are not the same wherever that can be seen, or none of it can be.
    """
    theirs = Pages(key, salt)
    with closing(PageFile(database)) as file, closing(PageFile(lender)) as other:
        there = -(-file.size() // PAGE)
        lent = schema_pages(lambda page: theirs.plain(other, page))
        kept = {page: plain for page in lent if (plain := own.plain(file, page)) is not None}
    head = kept[1][:_HEAD] if 1 in kept else _head(lent[1], there)
    lent[1] = head + lent[1][_HEAD:]
    if not kept or max(lent) > there or any(plain != lent[page] for page, plain in kept.items()):
        raise DatabaseDamaged
    return {page: own.sealed(page, plain) for page, plain in lent.items() if page not in kept}


def schema_pages(plain: Callable[[int], bytes | None]) -> dict[int, bytes]:
    """The pages of the table that lists all others, which begins on page 1."""
    found: dict[int, bytes] = {}
    ahead = [1]
    while ahead:
        page = ahead.pop()
        said = plain(page)
        if said is None or page in found:
            raise DatabaseDamaged
        found[page] = said
        begin = _HEAD if page == 1 else 0
        if said[begin] == _INTERIOR:
            (cells,) = struct.unpack_from(">H", said, begin + 3)
            places = struct.unpack_from(f">{cells}H", said, begin + 12)
            ahead += [struct.unpack_from(">I", said, place)[0] for place in (begin + 8, *places)]
        elif said[begin] != _LEAF:
            raise DatabaseDamaged
    return found


def _head(lender: bytes, pages: int) -> bytes:
    """The first bytes of a database with so many pages, of which no list of free pages is known: whoever only reads
    needs none. SQLite takes the number of pages as it stands there where both numbers of changes are the same.
    """
    head = bytearray(lender[:_HEAD])
    head[_COUNTS] = struct.pack(">IIII", 1, pages, 0, 0)
    head[92:96] = struct.pack(">I", 1)
    return bytes(head)


def _copy_with(database: Path, copy: Path, lent: dict[int, bytes]) -> None:
    """The database and the log beside it, with other pages in their places."""
    with explained(copy):
        for end in ("", "-wal"):
            source = database.with_name(database.name + end)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + end))
        with copy.open("r+b") as file:
            for page, sealed in lent.items():
                file.seek((page - 1) * PAGE)
                file.write(sealed)

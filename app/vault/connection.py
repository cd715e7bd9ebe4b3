"""Opening the encrypted database: every setting is set here and none is assumed (DESIGN: the vault).

Raw key and explicit salt, so that no second key derivation runs; page size 4096, the only one at which
`backup()` and `VACUUM INTO` are known to make files that open again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.vault.errors import DatabaseDamaged, VaultError, VaultReadOnly
from app.vault.failures import DatabaseError, explained_failure, understood
from app.vault.files import explained

if TYPE_CHECKING:
    # sqlcipher3 has no types; it is the same interface as the standard library's.
    from sqlite3 import Connection as PlainConnection
    from sqlite3 import Cursor as PlainCursor
else:
    PlainConnection, PlainCursor = sqlcipher.Connection, sqlcipher.Cursor

__all__ = ["APPLICATION_ID", "Connection", "DatabaseError", "Mode", "checkpoint", "connect", "is_written_back"]

APPLICATION_ID = 0x436B6C73
"""`Ckls`: tells a vault's database from any other that opens with the same key."""


class Mode(StrEnum):
    """What a connection is for."""

    CREATE = "create"
    WRITE = "write"
    READ = "read"
    STILL = "still"
    """As READ, where the disk has no room for what SQLite lays beside a database: the folder must be locked, so that
    nobody changes it meanwhile. What lies in the log is read from there, and stays there.
    """
    COPY = "copy"
    """A new file that is filled in one go and synced at the end: no log, nothing to fall back on but starting anew."""


_BUSY = 5000
"""Milliseconds that one connection waits for another."""
_STEPS = 200
"""Steps of SQLite between two looks at whether it is to go on: some tens of rows."""
_WITHOUT_LOCKS = "win32-none" if sys.platform == "win32" else "unix-none"
"""SQLite's way to the file system that locks nothing (sqlite.org/vfs.html)."""
_CACHE_KIB = {Mode.CREATE: 16_384, Mode.WRITE: 16_384, Mode.READ: 8_192, Mode.STILL: 8_192, Mode.COPY: 16_384}


class Cursor(PlainCursor):
    """A cursor whose failures are told as the vault's own (app.vault.failures)."""

    @property
    def _folder(self) -> Path | None:
        connection = self.connection
        return connection.folder if isinstance(connection, Connection) else None

    def execute(self, *arguments: Any) -> Cursor:
        """As the interface has it."""
        with understood(self._folder):
            super().execute(*arguments)
        return self

    def executemany(self, *arguments: Any) -> Cursor:
        """As the interface has it."""
        with understood(self._folder):
            super().executemany(*arguments)
        return self

    def fetchone(self) -> Any:
        """As the interface has it."""
        with understood(self._folder):
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        """As the interface has it."""
        with understood(self._folder):
            return super().fetchall()

    def __next__(self) -> Any:
        # Written out, since this runs for every row of a list.
        try:
            return super().__next__()
        except DatabaseError as error:
            raise explained_failure(error, self._folder) or error from error


class Connection(PlainConnection):
    """A connection whose failures are told as the vault's own. `folder` is where its file lies."""

    folder: Path | None = None
    sibling: Callable[[Path], Connection]
    """A new file under the same key, to copy into."""
    again: Callable[[], Connection]
    """Another connection to the same file: one that met a damaged page answers nothing any more."""

    def cursor(self, factory: Any = Cursor) -> Any:
        """As the interface has it; `execute` and `executemany` of a connection go through here as well."""
        return super().cursor(factory)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written inside, or nothing. Where SQLite has taken it back by itself, as it does when the disk
        fails, the failure itself is what is raised.
        """
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self.in_transaction:
                self.execute("ROLLBACK")
            raise

    def copy_to(self, goal: Connection, pages: int, progress: Callable[[int, int, int], None]) -> None:
        """Copy the whole database into `goal`, `pages` at a time."""
        with understood(goal.folder):
            self.backup(goal, pages=pages, progress=progress)

    def write_packed(self, goal: Path, going: Callable[[], None]) -> None:
        """Write the database to `goal`, a new file under the same key and salt, without its free pages. `going` is
        called time and again meanwhile; what it raises ends the writing, and is raised.
        """
        ended: list[BaseException] = []

        def ends() -> bool:
            try:
                going()
            except BaseException as error:  # noqa: BLE001 - SQLite must come back first
                ended.append(error)
            return bool(ended)

        _make_private(goal)
        self.set_progress_handler(ends, _STEPS)
        try:
            self.execute("VACUUM INTO ?", (str(goal),))
        except (DatabaseError, VaultError):
            if ended:
                raise ended[0] from None
            raise
        finally:
            self.set_progress_handler(None, 0)


def connect(path: Path, key: bytes, salt: bytes, mode: Mode) -> Connection:
    """A connection to the database at `path` under a raw 32-byte key and its 16-byte salt.

    Raises DatabaseDamaged where the file is not a database under this key, and what app.vault.failures tells apart. A
    READ or STILL connection cannot write.
    """
    if mode in (Mode.CREATE, Mode.COPY):
        _make_private(path)
    if not os.access(path, os.R_OK) and path.exists():
        raise VaultReadOnly("vault.unreadable")
    with understood(path.parent):
        connection: Connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?{_way(path, mode)}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            factory=Connection,
        )
    connection.folder = path.parent
    connection.sibling = lambda beside: connect(beside, key, salt, Mode.COPY)
    connection.again = lambda: connect(path, key, salt, Mode.WRITE if mode is Mode.CREATE else mode)
    try:
        _settle(connection, key, salt, mode)
    except DatabaseError as error:
        connection.close()
        raise DatabaseDamaged from error
    except BaseException:
        connection.close()
        raise
    return connection


def _way(path: Path, mode: Mode) -> str:
    """How SQLite opens the file. A log can only be read by whoever keeps an index of it: shared with others in a file
    for which there is no room, or in memory, which SQLite does for whoever has the database alone. Several that only
    read have it alone side by side where none of them locks it.
    """
    if mode is not Mode.STILL:
        return "mode=rw"
    return "mode=ro&immutable=1" if is_written_back(path) else f"mode=ro&vfs={_WITHOUT_LOCKS}"


def _make_private(path: Path) -> None:
    """An empty file that only its owner may read, whatever the umask says; SQLite's log takes over its mode.

    It is closed before SQLite opens it: closing a second descriptor on a live database would drop SQLite's locks.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with explained(path):
        os.close(os.open(path, flags, 0o600))


def _settle(connection: Connection, key: bytes, salt: bytes, mode: Mode) -> None:
    for statement in (
        "PRAGMA cipher_log_level = NONE",
        f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"",
        "PRAGMA cipher_page_size = 4096",
        *(("PRAGMA locking_mode = EXCLUSIVE",) if mode is Mode.STILL else ()),
        "PRAGMA cipher_memory_security = OFF",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA trusted_schema = OFF",
        "PRAGMA cell_size_check = ON",
        "PRAGMA foreign_keys = ON",
        "PRAGMA secure_delete = ON",
        f"PRAGMA busy_timeout = {_BUSY}",
        f"PRAGMA cache_size = -{_CACHE_KIB[mode]}",
        "SELECT count(*) FROM sqlite_master",
    ):
        connection.execute(statement)
    if mode in (Mode.READ, Mode.STILL):
        connection.execute("PRAGMA query_only = ON")
        return
    if mode is Mode.COPY:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        return
    (journal,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if journal != "wal":
        raise DatabaseError(journal)
    connection.execute("PRAGMA synchronous = FULL")


def is_written_back(path: Path) -> bool:
    """Whether all that was committed lies in the database itself, and nothing in a log beside it."""
    logs = [path.with_name(path.name + end) for end in ("-wal", "-journal")]
    with explained(path):
        return not any(each.exists() and each.stat().st_size for each in logs)


def checkpoint(connection: Connection, *, patient: bool = True) -> bool:
    """Write the log back into the database and cut it to nothing, so that what was deleted is not left in it.

    Gives whether that was done: a reading that began before keeps it from being done. Only where it is `patient` it
    waits for such a reading, for a few seconds.
    """
    if patient:
        return _written_back(connection)
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        return _written_back(connection)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY}")


def _written_back(connection: Connection) -> bool:
    (busy, *_), *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return not busy

"""What SQLite reports, as errors that say what to do: no bare failure of the database ever reaches a user.

Only failures of the disk, the file and its contents are turned into one of ours. A mistake of the program itself, such
as SQL that is no SQL, stays what it is: a bug.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from app.vault.errors import DatabaseDamaged, DiskFull, FileFailed, NoVault, VaultError, VaultInUse, VaultReadOnly

if TYPE_CHECKING:
    # sqlcipher3 has no types; it is the same interface as the standard library's.
    from sqlite3 import DatabaseError
else:
    DatabaseError = sqlcipher.DatabaseError

__all__ = ["DatabaseError", "explained_failure", "understood"]

_PRIMARY = 0xFF
"""An extended result code has its primary one in the lowest byte (sqlite.org/rescode.html)."""

_KINDS: dict[int, Callable[[], VaultError]] = {
    3: VaultReadOnly,  # SQLITE_PERM
    5: VaultInUse,  # SQLITE_BUSY
    8: VaultReadOnly,  # SQLITE_READONLY
    11: DatabaseDamaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: lambda: NoVault("vault.gone"),  # SQLITE_CANTOPEN
    26: DatabaseDamaged,  # SQLITE_NOTADB
}
_IOERR = 10
_SHARED_MEMORY = 32 * 1024
"""Bytes by which SQLite lets the small file beside the log grow."""
_LARGEST_ON_FAT = 2**32 - 1
_WORDED = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": _IOERR,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
"""`backup()` gives no code, only SQLite's own words for it (sqlite3_errstr)."""


@contextmanager
def understood(folder: Path | None = None) -> Iterator[None]:
    """Turn what SQLite reports inside into a VaultError where it is about the disk or the file."""
    try:
        yield
    except DatabaseError as error:
        raise explained_failure(error, folder) or error from error


def explained_failure(error: DatabaseError, folder: Path | None = None) -> VaultError | None:
    """The error that `error` is for the vault's owner; None where it is a mistake of the program. `folder` is where the
    file lies: where the disk is full, SQLite calls it a failure of the disk when the small file beside its log cannot
    grow.
    """
    code = getattr(error, "sqlite_errorcode", None) or _WORDED.get(str(error), 0)
    code &= _PRIMARY
    if code == _IOERR and folder is not None and _is_full(folder):
        return DiskFull()
    if code == _IOERR:
        return FileFailed(reason=str(getattr(error, "sqlite_errorname", "SQLITE_IOERR")))
    kind = _KINDS.get(code)
    return kind() if kind else None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _SHARED_MEMORY or _has_largest_file(folder)
    except OSError:
        return False


def _has_largest_file(folder: Path) -> bool:
    """Whether a file has come to the size beyond which no file may grow: by the system's limit for this program, or as
    on a stick that is formatted with FAT. SQLite says no more of it than that writing failed.
    """
    sizes = [each.stat().st_size for each in folder.iterdir() if each.is_file()]
    largest, page = max(sizes, default=0), 4096 + 24
    if largest <= _LARGEST_ON_FAT < largest + 2 * page:
        return True
    return any(limit < largest + 2 * page for limit in _own_limit())


if sys.platform == "win32":

    def _own_limit() -> tuple[int, ...]:
        return ()

else:
    import resource

    def _own_limit() -> tuple[int, ...]:
        limit, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
        return () if limit == resource.RLIM_INFINITY else (limit,)

"""A copy of the database before a migration: whatever goes wrong in a new version, the vault of before is still there.

The copy lies beside the database as `before-schema-N.db`, where N is the schema that was about to be made. It has the
same key and salt: to go back, it takes the place of the database under its name in `vault.json`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.kernel.clock import Clock
from app.kernel.log import event
from app.vault.connection import Connection, Mode, connect
from app.vault.errors import DatabaseDamaged
from app.vault.files import discard, explained, fsync_folder
from app.vault.migrations import schema_version
from app.vault.room import require_room
from app.vault.traces import HEADER

KEPT = timedelta(days=30)
"""How long a copy stays: long enough to notice, short enough that what is erased meanwhile does not linger in it."""
_NAME = "before-schema-{}.db"


def copy_before_migration(source: Connection, database: Path, key: bytes, salt: bytes) -> Path:
    """Copy the database as it stands, verified and synced, before its next migration. One that is there already, of an
    attempt that was broken off, is made anew.

    Raises DiskFull and what the file system refuses; then nothing may be migrated.
    """
    version = schema_version(source)
    target = database.with_name(_NAME.format(version + 1))
    passing = target.with_name(target.name + ".part")
    with explained(target):
        require_room(database.parent, database.stat().st_size)
        passing.unlink(missing_ok=True)
    try:
        goal = connect(passing, key, salt, Mode.COPY)
        try:
            source.copy_to(goal, pages=-1, progress=lambda *_: None)
            goal.execute("PRAGMA journal_mode = DELETE")
            if goal.execute("PRAGMA cipher_integrity_check").fetchone() or schema_version(goal) != version:
                raise DatabaseDamaged
        finally:
            goal.close()
        with explained(passing):
            with passing.open("r+b") as file:
                os.fsync(file.fileno())
            passing.replace(target)
            fsync_folder(target.parent)
    except BaseException:
        discard(passing)
        raise
    event("vault.copied_before_migration", {"schema": version})
    return target


def drop_old_copies(folder: Path, clock: Clock) -> None:
    """Remove copies that are older than 30 days, at an opening.

    A clock that was set forward must destroy nothing: the header, too, must have been written 30 days after the copy.
    """
    with suppress(OSError):
        before = min(clock.now(), _changed(folder / HEADER)) - KEPT
        for copy in folder.glob(_NAME.format("*")):
            if _changed(copy) < before:
                copy.unlink()


def _changed(file: Path) -> datetime:
    return datetime.fromtimestamp(file.lstat().st_mtime, UTC)

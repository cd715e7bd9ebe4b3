"""Save the state that is open when a sync tool put another file in the place of the database.

What was acknowledged lies in a file that has no name any more, and in a log that belongs to it: the moment they are
closed it is gone. So it is copied out through the open connection, and takes its place again; the other file stays
beside, for whoever wants to know what was in it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from app.kernel.log import event
from app.vault.connection import Connection
from app.vault.errors import DatabaseDamaged
from app.vault.files import explained, fsync_folder

_PASSING = "{}.open"
_ASIDE = "{}.replaced-{}.db"


def keep_own_state(connection: Connection, database: Path) -> None:
    """Close `connection`, with what it sees in the place of the file that took its name.

    Raises DatabaseDamaged where it cannot be read, and what the file system refuses; then the folder is as it was.
    """
    passing = database.with_name(_PASSING.format(database.name))
    with explained(passing):
        passing.unlink(missing_ok=True)
    try:
        goal = connection.sibling(passing)
        try:
            connection.copy_to(goal, pages=-1, progress=lambda *_: None)
            goal.execute("PRAGMA journal_mode = DELETE")
            if goal.execute("PRAGMA cipher_integrity_check").fetchone():
                raise DatabaseDamaged
        finally:
            goal.close()
        with explained(passing), passing.open("r+b") as file:
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            passing.unlink()
        raise
    connection.close()
    with explained(database):
        _set_aside(database)
        # A log that is not this file's would be played into it at the next opening.
        for end in ("-wal", "-shm"):
            database.with_name(database.name + end).unlink(missing_ok=True)
        passing.replace(database)
        fsync_folder(database.parent)
    event("vault.own_state_kept")


def close_untouched(connection: Connection, database: Path) -> None:
    """Close `connection` without its log being written into the database or removed.

    SQLite does both when the last connection closes, unless the file is not under its name: so for that moment it has
    another.
    """
    elsewhere = database.with_name(_PASSING.format(database.name))
    with explained(database):
        database.replace(elsewhere)
        try:
            connection.close()
        finally:
            elsewhere.replace(database)


def _set_aside(database: Path) -> None:
    """Give the other file a name of its own. Until the end it keeps the old one as well, so that there is always one;
    on a disk without links it loses it.
    """
    if not database.exists():
        return
    number = 1
    while (aside := database.with_name(_ASIDE.format(database.stem, number))).exists():
        number += 1
    try:
        os.link(database, aside, follow_symlinks=False)
    except (OSError, NotImplementedError):
        database.replace(aside)

"""Leaving out of a copy what the vault's file only still has room for.

What is taken away, such as a large file that came in halfway, leaves pages on which nothing stands. SQLite uses them
again and never gives them back to the disk by itself; to cut them off where they lie, it would have to write the whole
vault anew while nobody can save. A copy is nobody's yet: there it is done beside it, all or nothing.
"""

from __future__ import annotations

from pathlib import Path

from app.kernel.progress import Progress
from app.vault.connection import Connection
from app.vault.errors import DatabaseDamaged, DiskFull
from app.vault.files import discard, explained
from app.vault.pages import PAGE
from app.vault.room import require_room

ENDING = "-packed"
"""What the name of the smaller copy ends in, so that it is swept with the copy where the program is killed."""
PLENTY = 16 * 2**20
"""Bytes of room from which on it is worth while, where they are a quarter of the whole as well."""


def much_room(connection: Connection) -> int:
    """How many bytes of a database's file are room on which nothing stands; 0 where that is too little to matter."""
    (spare,), (size,) = (connection.execute(f"PRAGMA {each}_count").fetchone() for each in ("freelist", "page"))
    return int(spare) * PAGE if spare * PAGE >= PLENTY and spare * 4 >= size else 0


def packed(copy: Connection, path: Path, progress: Progress) -> Path | None:
    """The copy that lies at `path` once more, without its room, in a file beside it: to be given its name by whoever
    closes the copy. None where there is little to win, no room for two on the disk, or a page that cannot be followed:
    the copy itself is good then.

    Raises Cancelled by `progress`, and what is wrong with the disk; nothing is left then.
    """
    room = much_room(copy)
    if not room:
        return None
    beside = path.with_name(path.name + ENDING)
    try:
        with explained(beside):
            require_room(beside.parent, (path.stat().st_size - room) // 2)
        copy.write_packed(beside, lambda: progress.report(1, 1))
    except (DatabaseDamaged, DiskFull):
        _discard(beside)
        return None
    except BaseException:
        _discard(beside)
        raise
    return beside


def _discard(beside: Path) -> None:
    discard(beside, beside.with_name(f"{beside.name}-journal"))

"""What a new vault key leaves: databases under a key that is not trusted any more."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from app.vault.files import explained

_DATABASE = re.compile(r"vault-(\d{1,9})\.db(-wal|-shm|-journal)?")
_UNFINISHED = re.compile(r"vault-\d{1,9}\.db\.new(-wal|-shm|-journal)?")


def drop_older_databases(folder: Path, current: str) -> None:
    """Remove databases with a lower number than the `current` one, and copies that never got their name.

    Called once `current` was opened, under the lock. One with a higher number stays: where an older header was put
    back, it is the one that must not be lost.
    """
    number = _number(current)
    with suppress(OSError):
        for each in list(folder.iterdir()):
            found = _DATABASE.fullmatch(each.name)
            if _UNFINISHED.fullmatch(each.name) or (found and int(found[1]) < number):
                with suppress(OSError):
                    each.unlink()


def next_database(folder: Path, current: str) -> str:
    """The name of the next database, with a number that no file in the folder has had. Raises what `explained` raises
    where the folder cannot be looked into.
    """
    with explained(folder):
        taken = [_number(each.name) for each in folder.iterdir() if _DATABASE.fullmatch(each.name)]
    return f"vault-{max([_number(current), *taken]) + 1}.db"


def _number(name: str) -> int:
    found = _DATABASE.fullmatch(name)
    return int(found[1]) if found else 0


def drop_migration_copies(folder: Path) -> None:
    """Remove the copies that were made before migrations (app.vault.migration_copy): they lie under the old key."""
    with suppress(OSError):
        for copy in folder.glob("before-schema-*.db"):
            copy.unlink()

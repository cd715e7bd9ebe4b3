"""Whether the files that are open are still those in the folder: looked at before every transaction.

A folder that is moved, a stick that is pulled out or a sync tool that puts another file in place leaves the program
writing into files that nobody will ever find again. So nothing is said to be saved then.
"""

from __future__ import annotations

import os
from pathlib import Path

from app.vault.connection import Connection
from app.vault.errors import NoVault, VaultError
from app.vault.files import explained


class VaultReplaced(VaultError):
    """Another program put other files in the place of those that are open; nothing was written to either."""

    default_code = "vault.replaced"
    exit_code = 4


class InPlace:
    """Knows the database and its log by device and number, as they were when they were opened.

    Asked by name alone: a second descriptor on the database would drop SQLite's locks when it is closed.
    """

    def __init__(self, connection: Connection) -> None:
        database = Path(connection.execute("PRAGMA database_list").fetchone()[2])
        files = (database, database.with_name(database.name + "-wal"))
        self._known = {file: _identity(file) for file in files if file.exists()}

    def require(self) -> None:
        """Raise NoVault (`vault.gone`) or VaultReplaced where a file is not where it was."""
        for file, known in self._known.items():
            try:
                found = _identity(file)
            except FileNotFoundError:
                raise (NoVault("vault.gone") if not file.parent.exists() else VaultReplaced()) from None
            except OSError as error:
                with explained(file):
                    raise error
            if found != known:
                raise VaultReplaced


def _identity(file: Path) -> tuple[int, int]:
    status = os.lstat(file)
    return status.st_dev, status.st_ino

"""Copies that a sync tool lays beside the files of a vault when two computers changed them."""

from __future__ import annotations

import re
from pathlib import Path

from app.vault.errors import VaultError
from app.vault.files import explained

_KINDS = (".db", ".json", ".log")
_OURS = re.compile(
    r"vault\.json(\.old)?(\.new)?|vault\.lock|vault-\d{1,9}\.db(\.new)?(-wal|-shm|-journal)?"
    r"|before-schema-\d{1,9}\.db(-journal)?|erasures\.log(\.new)?"
)
_RELATED = re.compile(r"(vault|erasures)(?![a-z])")
"""`vault-1 (conflicted copy 2026-03-03).db`, `vault.sync-conflict-20260303-100000-ABCDEF.json`, `vault-1-LAPTOP.db`."""


class ConflictCopy(VaultError):
    """A sync tool put a copy beside the files of the vault: it is said once for each, and then work goes on."""

    default_code = "vault.conflict_copy"
    exit_code = 4


def conflict_copies(database: Path) -> frozenset[str]:
    """The names of files beside a database that are like those of a vault, and are none that this program makes.

    Raises what the file system refuses.
    """
    with explained(database):
        names = [each.name for each in database.parent.iterdir()]
    return frozenset(
        name for name in names if name.endswith(_KINDS) and _RELATED.match(name) and not _OURS.fullmatch(name)
    )

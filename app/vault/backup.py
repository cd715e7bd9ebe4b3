"""Back up an open vault into one file: copied at one moment, reopened and compared, and only then given its name."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.kernel.progress import Progress
from app.vault.backup_file import BackupDamaged, Particulars, seal_backup
from app.vault.connection import Connection, Mode, connect
from app.vault.erasures import LARGEST, LOG
from app.vault.errors import VaultExists
from app.vault.files import explained, fsync_folder, read_private, write_private
from app.vault.header import SALT_BYTES
from app.vault.ledger import Head, Ledger
from app.vault.migrations import schema_version
from app.vault.room import require_room
from app.vault.vault import Vault

_PAGES = 4096
"""Pages copied between two reports: 16 MiB."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made and verified."""

    file: Path
    made: datetime
    sequence: int
    size: int


def back_up(vault: Vault, target: Path, now: datetime, progress: Progress) -> Backup:
    """Write a verified backup of the vault as it stands now to `target`, and its erasure log beside it.

    The writer goes on meanwhile. Raises VaultExists where `target` is there already, DiskFull, Cancelled; then nothing
    is left. Progress counts thousandths: copying is the first half.
    """
    if os.path.lexists(target):
        raise VaultExists("vault.backup_exists", file=target.name)
    database = vault.folder / vault.header.database
    with explained(target):
        require_room(target.parent, database.stat().st_size // 2)
    passing = target.with_name(f".{secrets.token_hex(8)}.part")
    salt = secrets.token_bytes(SALT_BYTES)
    try:
        head, schema = _copy(vault, passing, salt, progress)
        _compare(vault, passing, salt, head, schema)
        progress.report(800, 1000)
        with explained(passing), passing.open("r+b") as file:
            size = file.seek(0, os.SEEK_END)
            header = vault.header.sealed(vault.keys.header)
            particulars = Particulars(now, header, salt, size, head.sequence, head.mac, schema)
            seal_backup(file, particulars, vault.keys)
            file.flush()
            os.fsync(file.fileno())
        progress.report(950, 1000)
        _copy_log(vault.folder, target)
        with explained(target):
            passing.rename(target)
            fsync_folder(target.parent)
    except BaseException:
        for left in (passing, *(passing.with_name(passing.name + end) for end in ("-journal", "-wal", "-shm"))):
            with suppress(OSError):
                left.unlink()
        raise
    progress.report(1000, 1000)
    return Backup(target, now, head.sequence, size)


def log_beside(backup: Path) -> Path:
    """Where the erasure log lies that goes with a backup."""
    return backup.with_name(backup.name + ".erasures.log")


def _copy(vault: Vault, passing: Path, salt: bytes, progress: Progress) -> tuple[Head, int]:
    """Copy the database under the backup key, all of it as it stands at one moment."""
    source = connect(vault.folder / vault.header.database, vault.keys.database, vault.header.salt, Mode.READ)
    try:
        source.execute("BEGIN")
        head = Ledger(source, vault.keys.ledger).head()
        goal = connect(passing, vault.keys.backup, salt, Mode.COPY)
        try:
            source.copy_to(
                goal,
                pages=_PAGES,
                progress=lambda _, left, total: progress.report((total - left) * 500 // max(1, total), 1000),
            )
            # The copy says that it keeps a log beside it, as the vault does; one file must be whole by itself.
            goal.execute("PRAGMA journal_mode = DELETE")
        finally:
            goal.close()
        return head, schema_version(source)
    finally:
        source.close()


def _compare(vault: Vault, passing: Path, salt: bytes, head: Head, schema: int) -> None:
    """Reopen what was written: every page must have its HMAC, and the ledger must end where it did."""
    copy: Connection = connect(passing, vault.keys.backup, salt, Mode.READ)
    try:
        damaged = copy.execute("PRAGMA cipher_integrity_check").fetchone()
        if damaged or schema_version(copy) != schema or Ledger(copy, vault.keys.ledger).head() != head:
            raise BackupDamaged
    finally:
        copy.close()


def _copy_log(folder: Path, target: Path) -> None:
    """The log as it is now lies beside every backup, so that a restore finds it even where the vault is lost."""
    with suppress(FileNotFoundError):
        write_private(log_beside(target), read_private(folder / LOG, LARGEST))

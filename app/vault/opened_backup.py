"""Look into a backup without restoring it: unlocked, its seal checked, read and never written."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.kernel.progress import Progress
from app.vault.backup_file import BackupDamaged, ForeignBackup, Particulars, database_pieces, read_particulars
from app.vault.connection import Connection, Mode, connect
from app.vault.errors import HeaderDamaged, NewerVault, WrongPassphrase, WrongRecoveryKey
from app.vault.files import explained, private_folder
from app.vault.header import unlock
from app.vault.kdf import STANDARD, Limits
from app.vault.keys import Keys
from app.vault.ledger import Head, Ledger
from app.vault.migrations import known_version, latest_version, migrate
from app.vault.room import require_room
from app.vault.rows import Rows
from app.vault.schema_check import require_own_schema
from app.vault.slots import Secret
from app.vault.vault import Vault

READING = "reading-"
"""How the folder of a copy begins that is made to be read."""


@dataclass(frozen=True, slots=True)
class OpenedBackup:
    """A backup that is open for reading."""

    particulars: Particulars
    rows: Rows
    ledger: Ledger


def known_particulars(path: Path) -> Particulars:
    """What a backup says of itself, where this program can read it.

    Raises as `read_particulars` does, and NewerVault for the schema of a later program: before any other work.
    """
    particulars = read_particulars(path)
    if particulars.schema > latest_version():
        raise NewerVault("vault.newer_backup")
    return particulars


def unlock_backup(particulars: Particulars, secret: Secret, limits: Limits = STANDARD) -> bytes:
    """The vault key in a backup, by what opened the vault when the backup was made.

    Raises WrongPassphrase (`vault.wrong_backup_passphrase`), WrongRecoveryKey, and what `unlock` raises.
    """
    try:
        return unlock(particulars.header, secret, limits)
    except WrongPassphrase as error:
        raise WrongPassphrase("vault.wrong_backup_passphrase") from error
    except WrongRecoveryKey as error:
        if error.code != WrongRecoveryKey.default_code:
            raise  # typed wrong: that says in which group
        raise WrongRecoveryKey("vault.wrong_backup_recovery_key") from error


def fits(particulars: Particulars, vault: Vault) -> bool:
    """Whether a backup is of this vault and under its present key: genuine, as far as its header goes."""
    try:
        particulars.header.verify(vault.keys.header)
    except HeaderDamaged:
        return False
    return particulars.header.vault_id == vault.identity


def own_keys(particulars: Particulars, vault: Vault) -> Keys:
    """The keys of the open vault for one of its own backups.

    Raises ForeignBackup where it is of another vault, or was made before the vault had its present key
    (`vault.backup_before_key`).
    """
    if particulars.header.vault_id != vault.identity:
        raise ForeignBackup
    if not fits(particulars, vault):
        raise ForeignBackup("vault.backup_before_key")
    return vault.keys


@contextmanager
def opened_backup(
    path: Path, particulars: Particulars, keys: Keys, scratch: Path, progress: Progress
) -> Iterator[OpenedBackup]:
    """The backup at `path`, open for reading once its seal has been found to fit.

    One of an older schema is read from a migrated copy, encrypted as the backup is, in a folder of its own in `scratch`
    that is gone afterwards. Raises BackupDamaged, DiskFull, Cancelled. Progress counts bytes.
    """
    if particulars.schema < latest_version():
        with private_scratch(scratch) as folder:
            copy = folder / "copy.db"
            require_room(folder, particulars.size)
            unsealed_copy(path, particulars, keys, copy, progress)
            with closing(connect(copy, keys.backup, particulars.salt, Mode.WRITE)) as connection:
                migrate(connection)
                yield _checked(connection, particulars, keys)
        return
    done = 0
    for piece in database_pieces(path, particulars, keys):
        done += len(piece)
        progress.report(done, particulars.size)
    with closing(connect(path, keys.backup, particulars.salt, Mode.READ)) as connection:
        yield _checked(connection, particulars, keys)


def unsealed_copy(path: Path, particulars: Particulars, keys: Keys, goal: Path, progress: Progress) -> None:
    """Copy the database in a backup to a new file, as it lies there: encrypted under the backup key.

    Raises BackupDamaged where the seal does not fit: then the copy must not be used. Progress counts bytes.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    done = 0
    with explained(goal), os.fdopen(os.open(goal, flags, 0o600), "wb") as file:
        for piece in database_pieces(path, particulars, keys):
            file.write(piece)
            done += len(piece)
            progress.report(done, particulars.size)


@contextmanager
def private_scratch(scratch: Path) -> Iterator[Path]:
    """A new folder in `scratch` that only its owner can enter, for a copy that is read; gone afterwards."""
    folder = scratch / f"{READING}{secrets.token_hex(4)}"
    private_folder(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _checked(connection: Connection, particulars: Particulars, keys: Keys) -> OpenedBackup:
    known_version(connection)
    require_own_schema(connection)
    ledger = Ledger(connection, keys.ledger)
    if ledger.head() != Head(particulars.sequence, particulars.head):
        raise BackupDamaged
    return OpenedBackup(particulars, Rows(connection), ledger)

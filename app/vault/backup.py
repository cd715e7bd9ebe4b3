"""Back up an open vault into one file: copied at one moment, reopened and compared, and only then given its name."""

from __future__ import annotations

import os
import re
import secrets
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.kernel.progress import Progress, Share
from app.vault.backup_file import BackupDamaged, Particulars, read_particulars, seal_backup
from app.vault.connection import Connection, Mode, connect
from app.vault.erasure_logs import log_beside, write_log
from app.vault.erasures import LARGEST, LOG
from app.vault.errors import VaultExists
from app.vault.files import discard, explained, fsync_folder, read_private
from app.vault.header import SALT_BYTES
from app.vault.ledger import Head, Ledger
from app.vault.migrations import schema_version
from app.vault.packing import ENDING, packed
from app.vault.pages import PageFile, damaged_pages
from app.vault.room import require_room
from app.vault.slots import SlotKind
from app.vault.vault import Vault

_PAGES = 256
"""Pages copied between two reports: 1 MiB, so that a lock does not wait for more."""
_MOMENT = 0.03
"""Seconds between two looks at whether the disk is ready."""
_running: set[Path] = set()
"""The files that are being written by this program now."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made and verified."""

    file: Path
    made: datetime
    sequence: int
    size: int


def back_up(vault: Vault, target: Path, now: datetime, progress: Progress) -> Backup:
    """Write a verified backup of the vault as it stands now to `target`, and its erasure log beside it.

    The writer goes on meanwhile. Raises VaultExists where `target` is there already, DiskFull, NoVault (`vault.gone`)
    where its folder is not there, Cancelled; then nothing is left. Progress counts thousandths: copying is the first
    half.
    """
    for each in (target, log_beside(target)):
        if os.path.lexists(each):
            raise VaultExists("vault.backup_exists", file=each.name)
    sweep_unfinished(vault, target.parent)
    database = vault.folder / vault.header.database
    with explained(target):
        require_room(target.parent, database.stat().st_size // 2)
    passing = target.with_name(f".{vault.identity}-{secrets.token_hex(8)}.part")
    salt = secrets.token_bytes(SALT_BYTES)
    _running.add(passing)
    try:
        head, schema = _copy(vault, passing, salt, Share(progress, 0, 500, 1000))
        written = _Syncing(passing)
        _compare(vault, passing, salt, (head, schema), Share(progress, 500, 750, 1000))
        with explained(passing), passing.open("r+b") as file:
            size = file.seek(0, os.SEEK_END)
            # What one computer remembers is not for a file that goes elsewhere.
            header = vault.header.without_kind(SlotKind.KEYRING).sealed(vault.keys.header)
            particulars = Particulars(now, header, salt, size, head.sequence, head.mac, schema)
            seal_backup(file, particulars, vault.keys, Share(progress, 750, 850, 1000))
            written.wait(Share(progress, 850, 999, 1000))
            file.flush()
            os.fsync(file.fileno())
        if read_particulars(passing) != particulars:
            raise BackupDamaged
        progress.report(1000, 1000)  # Whoever cancels here finds nothing; after the name is given nobody can.
        _name(vault.folder, passing, target)
    except BaseException:
        _discard(passing)
        raise
    finally:
        _running.discard(passing)
    return Backup(target, now, head.sequence, size)


def sweep_unfinished(vault: Vault, folder: Path) -> None:
    """Remove what a backup of this vault left that was ended by a crash or a power cut: it was never a backup."""
    ours = re.compile(rf"\.{vault.identity}-[0-9a-f]{{16}}\.part({ENDING})?(-journal|-wal|-shm)?")
    with suppress(OSError):
        for each in list(folder.iterdir()):
            if ours.fullmatch(each.name) and not any(each.name.startswith(busy.name) for busy in list(_running)):
                with suppress(OSError):
                    each.unlink()


def _copy(vault: Vault, passing: Path, salt: bytes, progress: Progress) -> tuple[Head, int]:
    """Copy the database under the backup key, all of it as it stands at one moment, but for much room in it."""
    vault.lane.clear_replaced()
    source = connect(vault.folder / vault.header.database, vault.keys.database, vault.header.salt, vault.reading)
    try:
        source.execute("BEGIN")
        head = Ledger(source, vault.keys.ledger).head()
        goal = connect(passing, vault.keys.backup, salt, Mode.COPY)
        try:
            source.copy_to(
                goal,
                pages=_PAGES,
                progress=lambda _, left, total: progress.report(total - left, total),
            )
            # The copy says that it keeps a log beside it, as the vault does; one file must be whole by itself.
            goal.execute("PRAGMA journal_mode = DELETE")
            smaller = packed(goal, passing, progress)
        finally:
            goal.close()
        if smaller:
            with explained(passing):
                smaller.replace(passing)
        return head, schema_version(source)
    finally:
        source.close()
        vault.lane.reading_ended()


def _compare(vault: Vault, passing: Path, salt: bytes, expected: tuple[Head, int], progress: Progress) -> None:
    """Reopen what was written: the ledger must end where it did, and every page must have its HMAC."""
    copy: Connection = connect(passing, vault.keys.backup, salt, Mode.READ)
    try:
        found = Ledger(copy, vault.keys.ledger).head(), schema_version(copy)
    finally:
        copy.close()
    with closing(PageFile(passing)) as file:
        if found != expected or damaged_pages(file, vault.keys.backup, salt, progress.report):
            raise BackupDamaged


class _Syncing:
    """Has the disk take over what was written, while that is looked at.

    Whoever cancels does not wait for the disk: what it still takes over is encrypted, and has lost its name.
    """

    def __init__(self, path: Path) -> None:
        worker = ThreadPoolExecutor(1, thread_name_prefix="sync")
        self._path = path
        self._done = worker.submit(self._sync)
        worker.shutdown(wait=False)

    def wait(self, progress: Progress) -> None:
        """Until it has; raises what the file system refuses."""
        while True:
            progress.report(0, 1)
            if wait([self._done], timeout=_MOMENT).done:
                self._done.result()
                return

    def _sync(self) -> None:
        with self._path.open("r+b") as file:
            os.fsync(file.fileno())


def _name(folder: Path, passing: Path, target: Path) -> None:
    """Give the backup its name, after its erasure log: a restore finds that even where the vault is lost."""
    log = log_beside(target)
    with explained(target):
        try:
            with suppress(FileNotFoundError):
                write_log(log, read_private(folder / LOG, LARGEST))
            passing.rename(target)
        except BaseException:
            discard(log)
            raise
        try:
            fsync_folder(target.parent)
        except BaseException:
            discard(target, log)  # Whoever is told that it failed finds none.
            raise


def _discard(passing: Path) -> None:
    discard(passing, *(passing.with_name(passing.name + end) for end in (ENDING, "-journal", "-wal", "-shm")))

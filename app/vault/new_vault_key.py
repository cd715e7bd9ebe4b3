"""A new vault key, after a suspicion that someone had the old one: everything is written anew under new keys.

The database is copied to one with the next number; the header's rename is the switch. Before it the old keys open the
old database, after it the new ones the new, and what is left of the other is removed at the next opening. Passphrase,
recovery key, shares and keyring all wrapped the old key: the passphrase is asked for and wraps the new one, a new
recovery key is made, the others are gone until they are made anew.

The ledger goes on as one chain (app.vault.retired_keys). The key of the erasure log lies in the database and stays.
Old backups keep their old keys, and open with the passphrase of their time.
"""

from __future__ import annotations

import os
import secrets
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.kernel.clock import Clock
from app.kernel.log import event
from app.kernel.progress import Progress, Share
from app.kernel.witness import NO_WITNESS, Witness
from app.vault.connection import Mode, connect
from app.vault.effort import STANDARD_EFFORT, Effort
from app.vault.errors import DatabaseDamaged, VaultError
from app.vault.files import discard, explained, fsync_folder
from app.vault.header import SALT_BYTES, Anchor, Header
from app.vault.header_file import write_header
from app.vault.keys import Keys, derive, new_vault_key
from app.vault.ledger import Head, Ledger
from app.vault.lock import FolderLock
from app.vault.older_databases import drop_migration_copies, drop_older_databases, next_database
from app.vault.pages import PageFile, damaged_pages
from app.vault.passphrase import Passphrase
from app.vault.recovery_key import RecoveryKey
from app.vault.retired_keys import SETTING, RetiredKeys, as_setting, retired_keys
from app.vault.room import require_room
from app.vault.slots import create_slots
from app.vault.vault import Vault, open_vault
from app.vault.work import Work

_PAGES = 256


@dataclass(frozen=True, slots=True)
class _Copy:
    """A database under new keys that has no name yet."""

    path: Path
    salt: bytes
    keys: Keys
    head: Head


def renew_vault_key(
    folder: Path,
    passphrase: Passphrase,
    clock: Clock,
    progress: Progress,
    effort: Effort = STANDARD_EFFORT,
    witness: Witness = NO_WITNESS,
) -> RecoveryKey:
    """Put the vault in `folder`, which must be closed, under a new vault key. The passphrase stays; the recovery key
    that comes back is new, to be shown once.

    Raises what `open_vault` raises, DiskFull, DatabaseDamaged where the copy is not what was copied, Cancelled; then
    everything is as it was. Progress counts thousandths.
    """
    vault = open_vault(folder, passphrase, clock, effort, witness)
    try:
        vault_key, recovery_key = new_vault_key(), RecoveryKey.generate()
        slots = create_slots(
            vault_key, vault.identity, passphrase, recovery_key, effort.settled(), limits=effort.limits
        )
        copy = _copy(vault, derive(vault_key, vault.identity), clock, progress)
        try:
            name = next_database(folder, vault.header.database)
            progress.report(990, 1000)  # Whoever cancels here finds everything as it was; after the switch nobody can.
            with explained(copy.path):
                copy.path.rename(folder / name)
                fsync_folder(folder)
        except BaseException:
            _discard(copy.path)
            raise
        known = vault.header.anchor.erasures if vault.header.anchor else None
        anchor = Anchor(copy.head.sequence, copy.head.mac, known)
        write_header(folder, Header(vault.identity, name, copy.salt, slots, anchor), copy.keys.header)
    finally:
        vault.close()
    vault.newest_seen.keep(anchor, copy.keys.header, resting=True)
    _remove_old(folder, name)
    event("vault.key_renewed")
    return recovery_key


def _copy(vault: Vault, keys: Keys, clock: Clock, progress: Progress) -> _Copy:
    """The whole database under new keys, its ledger going on under them, verified and synced."""
    path = vault.folder / f"{next_database(vault.folder, vault.header.database)}.new"
    salt = secrets.token_bytes(SALT_BYTES)
    with explained(path):
        require_room(vault.folder, (vault.folder / vault.header.database).stat().st_size)
        path.unlink(missing_ok=True)
    vault.lane.clear_replaced()
    source = connect(vault.folder / vault.header.database, vault.keys.database, vault.header.salt, Mode.READ)
    try:
        goal = connect(path, keys.database, salt, Mode.COPY)
        try:
            source.copy_to(
                goal, _PAGES, lambda _, left, total: progress.report((total - left) * 600 // max(1, total), 1000)
            )
            with goal.transaction():
                before = Ledger(goal, keys.ledger).head()
                retired = RetiredKeys(before.sequence, vault.keys.ledger, vault.keys.header)
                work = Work(goal, Ledger(goal, keys.ledger), renew_vault_key.__name__, clock.now())
                work.set(SETTING, as_setting((*retired_keys(goal), retired)))
            head = work.head
        finally:
            goal.close()
        _require_whole(path, keys, salt, head, Share(progress, 600, 950, 1000))
        progress.report(950, 1000)
        with explained(path), path.open("r+b") as file:
            os.fsync(file.fileno())
    except BaseException:
        _discard(path)
        raise
    finally:
        source.close()
    return _Copy(path, salt, keys, head)


def _require_whole(path: Path, keys: Keys, salt: bytes, head: Head, progress: Progress) -> None:
    copy = connect(path, keys.database, salt, Mode.READ)
    try:
        ledger = Ledger(copy, keys.ledger)
        if ledger.head() != head or ledger.broken_at():
            raise DatabaseDamaged
    finally:
        copy.close()
    with closing(PageFile(path)) as file:
        if damaged_pages(file, keys.database, salt, progress.report):
            raise DatabaseDamaged


def _remove_old(folder: Path, current: str) -> None:
    """Remove what lies under the old key. Where another program was quicker to open the vault, that has done it."""
    try:
        lock = FolderLock(folder)
    except VaultError:
        return
    try:
        drop_older_databases(folder, current)
        drop_migration_copies(folder)
    finally:
        lock.release()


def _discard(path: Path) -> None:
    discard(path, path.with_name(path.name + "-journal"), path.with_name(path.name + "-wal"))

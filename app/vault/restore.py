"""Restore a backup: into a new folder first, verified, every erasure applied again; only then in the vault's place."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.nouns import NOUNS
from app.kernel.clock import Clock
from app.kernel.errors import NotFound
from app.kernel.progress import Progress
from app.vault.backup import log_beside
from app.vault.backup_file import BackupDamaged, Particulars, database_pieces, read_particulars
from app.vault.connection import Mode, connect
from app.vault.erasures import LARGEST, Erasure, ErasureLogDamaged, parse_log, read_log
from app.vault.errors import VaultExists
from app.vault.files import explained, fsync_folder, private_folder, read_private
from app.vault.header import SALT_BYTES, Anchor, Header, unlock
from app.vault.header_file import holds_vault, write_header
from app.vault.keys import Keys, derive
from app.vault.ledger import Head, Ledger
from app.vault.lock import FolderLock
from app.vault.migrations import known_version
from app.vault.room import require_room
from app.vault.schema_check import require_own_schema
from app.vault.slots import Secret
from app.vault.vault import STANDARD_EFFORT, Effort, Vault
from app.vault.work import Work

DATABASE = "vault-1.db"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: how far the ledger reaches, and how many records were erased once more."""

    folder: Path
    sequence: int
    erased_again: int


def restore(
    backup: Path,
    folder: Path,
    secret: Secret,
    clock: Clock,
    progress: Progress,
    effort: Effort = STANDARD_EFFORT,
    logs: Iterable[Path] = (),
) -> Restored:
    """Make the vault in `backup` anew in `folder`, which must not hold a vault.

    `logs` are folders of vaults whose erasures are applied as well; those of the backup itself always are. Raises
    NotABackup, BackupDamaged, NewerVault, WrongPassphrase, WrongRecoveryKey, VaultExists; then `folder` is as it was.
    Progress counts thousandths.
    """
    particulars = read_particulars(backup)
    if holds_vault(folder):
        raise VaultExists
    vault_key = unlock(particulars.header, secret, effort.limits)
    keys = derive(vault_key, particulars.header.vault_id)
    erasures = _erasures(backup, logs)
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    private_folder(beside)
    try:
        require_room(beside, particulars.size)
        header = _fill(backup, particulars, keys, beside, progress)
        progress.report(700, 1000)
        vault = Vault(beside, header, vault_key, FolderLock(beside), clock, Mode.WRITE)
        try:
            again = vault.now(erase_again, erasures) if erasures else 0
            sequence = vault.lane.head().sequence
        finally:
            vault.close()
        progress.report(950, 1000)
        with explained(folder):
            if folder.exists():
                folder.rmdir()
            beside.rename(folder)
            fsync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    progress.report(1000, 1000)
    return Restored(folder, sequence, again)


def erase_again(work: Work, erasures: Iterable[Erasure]) -> int:
    """Erase once more what had been erased since the backup was made; returns how many records that were."""
    count = 0
    for each in erasures:
        for noun in NOUNS:
            with suppress(NotFound):
                work.erase(work.get(noun, each.record))
                count += 1
    return count


def _fill(backup: Path, particulars: Particulars, keys: Keys, folder: Path, progress: Progress) -> Header:
    """The database of the backup under the vault's own key, and its header, in a new folder."""
    passing = folder / "passing"
    done = 0
    with explained(passing), os.fdopen(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for piece in database_pieces(backup, particulars, keys):
            file.write(piece)
            done += len(piece)
            progress.report(done * 300 // particulars.size, 1000)
    header = replace(particulars.header, database=DATABASE, salt=secrets.token_bytes(SALT_BYTES))
    header = header.with_anchor(Anchor(particulars.sequence, particulars.head, None))
    source = connect(passing, keys.backup, particulars.salt, Mode.READ)
    goal = connect(folder / DATABASE, keys.database, header.salt, Mode.COPY)
    try:
        source.copy_to(
            goal,
            pages=4096,
            progress=lambda _, left, total: progress.report(300 + (total - left) * 400 // max(1, total), 1000),
        )
        known_version(goal)
        require_own_schema(goal)
        if Ledger(goal, keys.ledger).head() != Head(particulars.sequence, particulars.head):
            raise BackupDamaged
    finally:
        goal.close()
        source.close()
    passing.unlink()
    return write_header(folder, header, keys.header)


def _erasures(backup: Path, logs: Iterable[Path]) -> tuple[Erasure, ...]:
    """Every erasure that any log tells of, whether or not its chain holds: they come from one vault or another, and
    erasing once more what somebody had erased is the lesser harm.
    """
    found: dict[str, Erasure] = {}
    with suppress(FileNotFoundError, ErasureLogDamaged):
        found.update({each.record: each for each in parse_log(read_private(log_beside(backup), LARGEST))})
    for folder in logs:
        with suppress(ErasureLogDamaged):
            found.update({each.record: each for each in read_log(folder)})
    return tuple(found.values())

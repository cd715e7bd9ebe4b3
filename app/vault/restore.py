"""Restore a backup: into a new folder first, verified, every erasure applied again; only then in the vault's place."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from dataclasses import replace as with_fields
from datetime import datetime
from itertools import chain
from itertools import count as count_from
from pathlib import Path

from app.domain.anonymise import reduced_values
from app.domain.nouns import NOUNS
from app.kernel.clock import Clock, amsterdam
from app.kernel.errors import NotFound
from app.kernel.progress import Progress, Share
from app.kernel.witness import NO_WITNESS, Witness
from app.vault.backup_file import BackupDamaged, ForeignBackup, Particulars
from app.vault.connection import Mode, connect
from app.vault.effort import STANDARD_EFFORT, Effort
from app.vault.erasure_logs import PLACE, gather_erasures
from app.vault.erasures import Erasure, ErasureKind, is_erased
from app.vault.errors import HeaderDamaged, NewerVault, VaultError, VaultExists
from app.vault.files import discard_folder, explained, private_folder
from app.vault.header import SALT_BYTES, Anchor, Header
from app.vault.header_file import read_header, write_header
from app.vault.keys import Keys, derive
from app.vault.ledger import Head, Ledger
from app.vault.lock import FolderLock
from app.vault.migrations import known_version
from app.vault.newest_seen import of_place
from app.vault.opened_backup import known_particulars, unlock_backup, unsealed_copy
from app.vault.restored import SETTING, restored_from
from app.vault.room import require_room
from app.vault.schema_check import require_own_schema
from app.vault.slots import Secret, Slot, SlotKind
from app.vault.taking_place import finish_taking_place, forget_note, take_place
from app.vault.traces import holds_vault, is_restoring_name, restore_was_cut_off
from app.vault.vault import Vault
from app.vault.work import Work

DATABASE = "vault-1.db"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: how far the ledger reaches, how many records were erased once more, and where the vault lies
    now that was there before.
    """

    folder: Path
    sequence: int
    erased_again: int
    former: Path | None = None
    erasures_until: datetime | None = None
    """What was erased after this instant may be in it again; None where everything that was erased is known."""
    older_keys: bool = False
    """Whether the vault that was there opened with keys that were changed since the backup: those of then hold now."""


def restore(
    backup: Path,
    folder: Path,
    secret: Secret,
    clock: Clock,
    progress: Progress,
    effort: Effort = STANDARD_EFFORT,
    logs: Iterable[Path] = (),
    *,
    replace: bool = False,
    witness: Witness = NO_WITNESS,
) -> Restored:
    """Make the vault in `backup` anew in `folder`: whole, beside it, and only then under its name.

    `folder` must be new or empty; with `replace` the same vault may lie there, which is kept beside under a dated name.
    `logs` are folders of vaults whose erasures are applied as well; those beside the backup, in the place of the
    vault's backups, and of the vault that is replaced always are. What `witness` saw of this vault is left behind on
    purpose, and is no reason to warn.

    Raises NotABackup, BackupDamaged, NewerVault, WrongPassphrase, WrongRecoveryKey, VaultExists, VaultInUse,
    ForeignBackup, DiskFull; then everything is as it was. Progress counts thousandths.
    """
    particulars = known_particulars(backup)
    finish_taking_place(folder)
    with _place(folder, particulars.header.vault_id, replace=replace) as former, _beside(folder) as beside:
        vault_key = unlock_backup(particulars, secret, effort.limits)
        older = former is not None and has_older_keys(particulars, folder)
        vault = _made_anew(backup, particulars, vault_key, beside, clock, progress)
        try:
            place, vaults = vault.reader().setting(PLACE), (*logs, folder) if former else tuple(logs)
            seen = witness.recall(of_place(vault.identity, folder))
            known = gather_erasures(backup, vault.identity, particulars.made, vaults, place)
            again = vault.now(restore_backup, particulars.made, known.erasures, seen)
            sequence = vault.lane.head().sequence
        finally:
            vault.close()
        progress.report(1000, 1000)  # Whoever cancels here finds everything as it was.
        kept = dated(folder, clock) if former else None
        if former and sys.platform == "win32":
            former.release()  # A folder in which a file is open cannot be renamed there.
        take_place(beside, folder, kept)
    return Restored(folder, sequence, again, kept, known.until, older)


def restore_backup(work: Work, made: datetime, erasures: Iterable[Erasure], notes: Iterable[bytes]) -> int:
    """Note that this vault was restored from a backup of the instant `made`, and erase or reduce once more what had
    been since; returns how many records that were.
    """
    work.set(SETTING, restored_from(made, notes))
    count = 0
    for each in erasures:
        for noun in NOUNS:
            with suppress(NotFound):
                record, before = work.get(noun, each.record), work.head
                if each.kind is not ErasureKind.REDUCED:
                    work.erase(record, each.kind)
                elif not is_erased(work.connection, each.record) or reduced_values(record):
                    work.reduce(record)
                count += work.head != before
    return count


def has_older_keys(particulars: Particulars, folder: Path) -> bool:
    """Whether the vault in `folder` opens with another passphrase or recovery key than a backup of it does: chosen, or
    with a new vault key, since the backup was made. False where its header cannot be read.
    """
    try:
        header = read_header(folder)
    except VaultError:
        return False
    if header.vault_id != particulars.header.vault_id:
        return False
    return _chosen(header.slots) != _chosen(particulars.header.slots)


def _chosen(slots: Iterable[Slot]) -> set[Slot]:
    """What the coach chose and wrote down: all but what a computer remembers by itself."""
    return {each for each in slots if each.kind is not SlotKind.KEYRING}


def dated(folder: Path, clock: Clock) -> Path:
    """The name under which the vault in `folder` is kept when another takes its place."""
    now = clock.now().astimezone(amsterdam())
    wanted = folder.with_name(f"{folder.name}-{now:%Y%m%d-%H%M%S}")
    others = (Path(f"{wanted}-{number}") for number in count_from(2))
    return next(each for each in chain((wanted,), others) if not os.path.lexists(each))


def sweep_restores(folder: Path) -> None:
    """Remove what a restore to `folder` left that was ended by a crash: encrypted, never whole, and nobody's vault."""
    if restore_was_cut_off(folder):
        return
    forget_note(folder)
    with suppress(OSError):
        for each in list(folder.parent.iterdir()):
            if is_restoring_name(folder, each.name) and not each.is_symlink():
                with suppress(VaultError):
                    FolderLock(each).release()
                    shutil.rmtree(each, ignore_errors=True)


@contextmanager
def _place(folder: Path, vault_id: str, *, replace: bool) -> Iterator[FolderLock | None]:
    """The lock of the vault in `folder` that will be replaced, so that nobody opens it meanwhile; None where there is
    none.
    """
    if not holds_vault(folder):
        with explained(folder):
            if folder.exists() and any(folder.iterdir()):
                raise VaultExists("vault.folder_not_empty")
        yield None
        return
    if not replace:
        raise VaultExists
    lock = FolderLock(folder)
    try:
        with suppress(HeaderDamaged, NewerVault):  # Such a vault may be the reason to restore.
            if read_header(folder).vault_id != vault_id:
                raise ForeignBackup
        yield lock
    finally:
        lock.release()


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A new private folder beside `folder`; gone again where anything goes wrong."""
    sweep_restores(folder)
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    private_folder(beside)
    try:
        yield beside
    except BaseException:
        discard_folder(beside)
        raise


def _made_anew(
    backup: Path, particulars: Particulars, vault_key: bytes, folder: Path, clock: Clock, progress: Progress
) -> Vault:
    """The vault in a backup, open in a new folder."""
    lock = FolderLock(folder)
    try:
        require_room(folder, particulars.size)
        header = _fill(backup, particulars, derive(vault_key, particulars.header.vault_id), folder, progress)
        return Vault(folder, header, vault_key, lock, clock, Mode.WRITE)
    except BaseException:
        lock.release()
        raise


def _fill(backup: Path, particulars: Particulars, keys: Keys, folder: Path, progress: Progress) -> Header:
    """The database of the backup under the vault's own key, and its header, in a new folder."""
    passing = folder / "passing"
    unsealed_copy(backup, particulars, keys, passing, Share(progress, 0, 300, 1000))
    header = with_fields(particulars.header, database=DATABASE, salt=secrets.token_bytes(SALT_BYTES))
    header = header.with_anchor(Anchor(particulars.sequence, particulars.head, None))
    source = connect(passing, keys.backup, particulars.salt, Mode.READ)
    goal = connect(folder / DATABASE, keys.database, header.salt, Mode.COPY)
    copying = Share(progress, 300, 700, 1000)
    try:
        source.copy_to(goal, pages=1024, progress=lambda _, left, total: copying.report(total - left, total))
        known_version(goal)
        require_own_schema(goal)
        if Ledger(goal, keys.ledger).head() != Head(particulars.sequence, particulars.head):
            raise BackupDamaged
    finally:
        goal.close()
        source.close()
    with explained(passing):
        passing.unlink()
    return write_header(folder, header, keys.header)

"""Restore one item from a backup: what verifying found damaged or gone, with nothing else put back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.declare import Record, columns
from app.domain.nouns import NOUNS
from app.kernel.errors import NotFound
from app.kernel.progress import Progress
from app.usecases.backups.preview import keys_to
from app.usecases.keep_item import require_same_dossier
from app.vault.backup_file import ForeignBackup
from app.vault.errors import DatabaseDamaged
from app.vault.kdf import STANDARD, Limits
from app.vault.opened_backup import OpenedBackup, known_particulars, opened_backup
from app.vault.put_back import ItemOnDamagedPage, put_back
from app.vault.slots import Secret
from app.vault.vault import Vault
from app.vault.work import Work


@dataclass(frozen=True, slots=True)
class RestoredItem:
    """An item that is back. `as_last` says whether it is exactly what was written last, and not an older state."""

    record: Record
    as_last: bool


def restore_item_from(
    vault: Vault, file: Path, identity: str, progress: Progress, secret: Secret | None = None, limits: Limits = STANDARD
) -> RestoredItem:
    """Put one item back as the backup has it, its bytes included, in one act with its entries in the ledger.

    The backup is whole where this is begun, so that damage met here is the vault's own: ItemOnDamagedPage. Building
    anew with this very backup then brings the item back. Raises NotFound where the backup has no such item, ItemErased
    for what was erased on purpose, BackupDamaged where its row in the backup is not what the ledger there says,
    ForeignBackup, InputError where it belongs to something that is not in the vault any more.
    """
    particulars = known_particulars(file)
    if particulars.header.vault_id != vault.identity:
        raise ForeignBackup  # Whoever uses one passphrase for two vaults does not mean to mix them.
    keys = keys_to(particulars, secret, vault, limits)
    with opened_backup(file, particulars, keys, vault.folder, progress) as backup:
        record = _found(backup, identity)
        try:
            return vault.now(restore_item, backup, record)
        except DatabaseDamaged as error:
            raise ItemOnDamagedPage(folder=str(vault.folder), file=str(file), made=particulars.made) from error


def restore_item(work: Work, backup: OpenedBackup, record: Record) -> RestoredItem:
    """Take the item out, where it is still there, and add it as the backup has it."""
    values = {each.name: getattr(record, each.name) for each in columns(type(record))}
    require_same_dossier(work, type(record), values)
    return RestoredItem(record, as_last=put_back(work, backup, record))


def _found(backup: OpenedBackup, identity: str) -> Record:
    for noun in NOUNS:
        record = backup.rows.maybe(noun, identity)
        if record is not None:
            return record
    raise NotFound("item", identity)

"""Put one item back from a backup, as the ledger of the backup vouches for it."""

from __future__ import annotations

import hmac
from contextlib import suppress

from app.domain.attachment import Attachment
from app.domain.declare import Record, columns
from app.kernel.errors import NotFound
from app.vault.backup_file import BackupDamaged
from app.vault.connection import Connection
from app.vault.erasures import is_erased
from app.vault.errors import DatabaseDamaged, VaultError
from app.vault.ledger import Verb, row_digest
from app.vault.opened_backup import OpenedBackup
from app.vault.work import Work


class ItemErased(VaultError):
    """The item was erased on purpose: it does not come back, whatever a backup holds (GDPR art. 17)."""

    default_code = "vault.item_erased"
    exit_code = 6


class ItemOnDamagedPage(DatabaseDamaged):
    """The item, or a list in which it stands, lies on a page that cannot be read: SQLite can take nothing out there, so
    that the vault must be built anew before anything is put back. `folder` is where the vault lies, `file` the backup
    that was to give it back, and `made` when that was made.
    """

    default_code = "vault.item_on_damaged_page"


def put_back(work: Work, backup: OpenedBackup, record: Record) -> bool:
    """Take the item out where it is still there, and add it as the backup has it, its bytes included.

    Returns whether it is exactly what was written last, and not an older state. Raises ItemErased, and BackupDamaged
    where the row in the backup is not what the ledger there says.
    """
    if is_erased(work.connection, record.id):
        raise ItemErased
    stored = _digest(backup.rows.connection, record)
    if not hmac.compare_digest(stored, newest_entry(backup.rows.connection, record.id)[1]):
        raise BackupDamaged
    verb, written = newest_entry(work.connection, record.id)
    with suppress(NotFound):
        work.remove(record)
    if isinstance(record, Attachment):
        work.drop_chunks(record.id)
        for part, chunk in enumerate(backup.rows.chunks(record.id)):
            work.put_chunks(record.id, part, (chunk,))
    work.add(record)
    return verb is not Verb.REMOVE and hmac.compare_digest(written, stored)


def newest_entry(connection: Connection, record: str) -> tuple[Verb, bytes]:
    """What the newest entry of the ledger that speaks of a record did, and the digest that it holds; REMOVE where none
    speaks of it.
    """
    row = connection.execute(
        "SELECT verb, digest FROM ledger WHERE record = ? ORDER BY sequence DESC LIMIT 1", (record,)
    ).fetchone()
    return (Verb(row[0]), row[1]) if row else (Verb.REMOVE, b"")


def _digest(connection: Connection, record: Record) -> bytes:
    """What the ledger should say of the row as it stands."""
    names = tuple(each.name for each in columns(type(record)))
    listed = ", ".join(f'"{name}"' for name in names)
    *values, nonce = connection.execute(
        f'SELECT {listed}, nonce FROM "{record.noun.name}" WHERE id = ?', (record.id,)
    ).fetchone()
    return row_digest(nonce, dict(zip(names, values, strict=True)))

"""Put the header before, `vault.json.old`, in the place of one that is damaged or gone, when the user agrees to that.

Nothing is taken on trust: the secret must open the old header, its HMAC must fit, and the database must open under it.
Only then is it written. Its anchor may be older than the database: that is adopted, as after a crash; the witness
outside the folder still tells where an older vault was put back.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from app.kernel.log import event
from app.vault.connection import Mode, connect
from app.vault.effort import STANDARD_EFFORT, Effort
from app.vault.errors import DatabaseDamaged, HeaderDamaged
from app.vault.header import Header, unlock
from app.vault.header_file import read_header, read_old_header, write_header
from app.vault.keys import derive
from app.vault.lock import FolderLock
from app.vault.slots import Secret


def header_trouble(folder: Path) -> HeaderDamaged | None:
    """What is wrong with the header of the vault in a folder, as far as can be told without a key: None where it is
    whole. `vault.header_lost` where the one before it is of no use either.

    Raises NoVault, NewerVault and what `read_private` raises.
    """
    try:
        read_header(folder)
    except HeaderDamaged as error:
        return error
    return None


def mend_header(folder: Path, secret: Secret, effort: Effort = STANDARD_EFFORT) -> bool:
    """Mend the header of the vault in `folder` from the one before; says whether there was anything to mend.

    Raises what `open_vault` raises, and HeaderDamaged (`vault.header_lost`) where the one before is not whole either;
    then nothing was changed.
    """
    lock = FolderLock(folder)
    try:
        trouble = header_trouble(folder)
        if trouble is None:
            return False
        if trouble.code == "vault.header_lost":
            raise trouble
        old = read_old_header(folder)
        keys = derive(unlock(old, secret, effort.limits), old.vault_id)
        _require_database(folder, old, keys.database)
        write_header(folder, old, keys.header)
    finally:
        lock.release()
    event("vault.header_mended")
    return True


def _require_database(folder: Path, header: Header, key: bytes) -> None:
    database = folder / header.database
    if not database.is_file():
        raise DatabaseDamaged("vault.database_missing")
    with closing(connect(database, key, header.salt, Mode.READ)):
        pass

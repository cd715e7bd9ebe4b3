"""A computer remembers a vault until an instant, and a clock that is set back does not make that later.

What the vault has seen counts beside the clock: nothing in its ledger can have happened after now. Nobody can tell the
time to a computer whose clock is wrong and that has seen nothing since, and this does not claim to.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.vault.connection import Connection
from app.vault.header import Header
from app.vault.keyring_key import KeyringKey
from app.vault.slots import Secret, open_slots


def newest_instant(connection: Connection) -> datetime | None:
    """The latest instant in the ledger: its entries are in the order of their numbers, not of a clock."""
    (at,) = connection.execute("SELECT max(at) FROM ledger").fetchone()
    return datetime.fromisoformat(at) if at else None


def require_in_time(header: Header, secret: Secret, connection: Connection) -> None:
    """Raise KeyringExpired where a key of a keyring opened the vault by a clock that is behind what the vault has seen,
    and would not have opened it then. Other secrets have no end.
    """
    if not isinstance(secret, KeyringKey):
        return
    seen = newest_instant(connection)
    if seen is not None and seen > secret.at:
        open_slots(header.vault_id, header.slots, replace(secret, at=seen))

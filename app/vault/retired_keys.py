"""Keys that a new vault key took the place of, as far as something old is still checked with them.

The ledger goes on after a new vault key as one chain: the entries of before keep their MACs, so that a head printed
years ago can still be checked, and the first entry under the new key covers the last under the old one. Whoever has
the old key can thus change nothing of before without breaking the chain after it. The old keys lie in the database,
under the new one; the old vault key itself is kept nowhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from app.vault.connection import Connection

SETTING = "retired_keys"


@dataclass(frozen=True, slots=True)
class RetiredKeys:
    """The keys that were in use up to and including ledger entry `until`."""

    until: int
    ledger: bytes = field(repr=False)
    header: bytes = field(repr=False)


def retired_keys(connection: Connection) -> tuple[RetiredKeys, ...]:
    """The retired keys of a database, oldest first."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (SETTING,)).fetchone()
    return tuple(
        RetiredKeys(each["until"], bytes.fromhex(each["ledger"]), bytes.fromhex(each["header"]))
        for each in (json.loads(row[0]) if row else ())
    )


def as_setting(keys: tuple[RetiredKeys, ...]) -> str:
    """The retired keys as the value of their setting."""
    return json.dumps(
        [{"until": each.until, "ledger": each.ledger.hex(), "header": each.header.hex()} for each in keys]
    )

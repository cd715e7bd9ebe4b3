"""The ledger: an append-only chain that says what was done when, by opaque ids, never with content.

Each entry's MAC covers its fields and the MAC before it. Its `digest` is the HMAC of the written row under a nonce
that lies with the row: while the row lives the two must agree, so that an old page put back is found; once the row
is gone, the digest tells nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from app.domain.values import Plain
from app.vault.connection import Connection
from app.vault.retired_keys import retired_keys

START = b"\x00" * 32
"""What the first entry follows."""


class Verb(StrEnum):
    """What happened to a row."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. `act` is the use case, `digest` is empty for a removal."""

    sequence: int
    at: datetime
    act: str
    verb: Verb
    noun: str
    record: str
    digest: bytes
    mac: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: its sequence number (0 for an empty ledger) and its MAC."""

    sequence: int
    mac: bytes


class Ledger:
    """The chain in one database under one key."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        self._connection = connection
        self._key = key

    def head(self) -> Head:
        """The newest entry."""
        row = self._connection.execute("SELECT sequence, mac FROM ledger ORDER BY sequence DESC LIMIT 1").fetchone()
        return Head(row[0], row[1]) if row else Head(0, START)

    def mac_at(self, sequence: int) -> bytes | None:
        """The MAC of one entry, or None where there is no such entry."""
        row = self._connection.execute("SELECT mac FROM ledger WHERE sequence = ?", (sequence,)).fetchone()
        return row[0] if row else (START if sequence == 0 else None)

    def append(self, head: Head, at: datetime, act: str, verb: Verb, noun: str, record: str, digest: bytes) -> Head:
        """Add an entry after `head` inside the running transaction; returns the new head."""
        fields = (
            head.sequence + 1,
            at.astimezone(UTC).isoformat(timespec="microseconds"),
            act,
            verb.value,
            noun,
            record,
        )
        mac = _mac(self._key, head.mac, fields, digest)
        self._connection.execute("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*fields, digest, mac))
        return Head(head.sequence + 1, mac)

    def entries(self) -> Iterator[Entry]:
        """All entries in their order."""
        for row in self._connection.execute("SELECT * FROM ledger ORDER BY sequence"):
            sequence, at, act, verb, noun, record, digest, mac = row
            yield Entry(sequence, datetime.fromisoformat(at), act, Verb(verb), noun, record, digest, mac)

    def broken_at(self) -> int:
        """The sequence number of the first entry that does not follow from the one before; 0 where all do."""
        before = Head(0, START)
        retired = retired_keys(self._connection)
        for row in self._connection.execute("SELECT * FROM ledger ORDER BY sequence"):
            *fields, digest, mac = row
            key = next((each.ledger for each in retired if before.sequence < each.until), self._key)
            expected = _mac(key, before.mac, tuple(fields), digest)
            if fields[0] != before.sequence + 1 or not hmac.compare_digest(expected, mac):
                return before.sequence + 1
            before = Head(fields[0], mac)
        return 0


def _mac(key: bytes, before: bytes, fields: tuple[int | str, ...], digest: bytes) -> bytes:
    line = json.dumps([*fields, digest.hex()], ensure_ascii=False, separators=(",", ":")).encode()
    return hmac.digest(key, before + line, hashlib.sha256)


def row_digest(nonce: bytes, row: dict[str, Plain]) -> bytes:
    """The keyed digest of a row's fields by their names.

    What is empty is left out, so that a field which a later schema adds does not change the digest of older rows. A
    column has only one empty value, so nothing can hide behind this.
    """
    plain = {name: value.hex() if isinstance(value, bytes) else value for name, value in row.items() if value}
    line = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(nonce, line, hashlib.sha256)

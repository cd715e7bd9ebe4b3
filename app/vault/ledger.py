"""The ledger: an append-only chain that says what was done when, by opaque ids, never with content.

Each entry's MAC covers its fields and the MAC before it. Its `digest` is the HMAC of the written row under a nonce
that lies with the row: while the row lives the two must agree, so that an old page put back is found; once the row
is gone, the digest tells nothing.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from json.encoder import encode_basestring

from app.domain.values import Plain
from app.vault.connection import Connection
from app.vault.retired_keys import retired_keys

Fields = tuple[int, str, str, str, str, str]
"""Sequence, instant, act, verb, noun and record of an entry, as they lie in the table."""
Row = tuple[int, str, str, str, str, str, bytes, bytes]
"""The same, and digest and MAC behind them."""
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

    def newest_of(self, record: str) -> int:
        """The sequence of the newest entry that speaks of a record; 0 where none does."""
        (found,) = self._connection.execute("SELECT max(sequence) FROM ledger WHERE record = ?", (record,)).fetchone()
        return int(found or 0)

    def append(self, head: Head, at: datetime, act: str, verb: Verb, noun: str, record: str, digest: bytes) -> Head:
        """Add an entry after `head` inside the running transaction; returns the new head."""
        return self.append_all(head, at, act, verb, noun, ((record, digest),))

    def append_all(
        self, head: Head, at: datetime, act: str, verb: Verb, noun: str, written: Iterable[tuple[str, bytes]]
    ) -> Head:
        """Add an entry for each of these records and digests, one after another."""
        instant, sequence, mac = at.astimezone(UTC).isoformat(timespec="microseconds"), head.sequence, head.mac
        rows: list[Row] = []
        for record, digest in written:
            sequence += 1
            fields: Fields = (sequence, instant, act, verb.value, noun, record)
            mac = _mac(self._key, mac, fields, digest)
            rows.append((*fields, digest, mac))
        self._connection.executemany("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return Head(sequence, mac)

    def entries(self) -> Iterator[Entry]:
        """All entries in their order."""
        for row in self._connection.execute("SELECT * FROM ledger ORDER BY sequence"):
            sequence, at, act, verb, noun, record, digest, mac = row
            yield Entry(sequence, datetime.fromisoformat(at), act, Verb(verb), noun, record, digest, mac)

    def broken_at(self) -> int:
        """The sequence number of the first entry that does not follow from the one before; 0 where all do."""
        for place, (_, follows) in enumerate(self.checked(), start=1):
            if not follows:
                return place
        return 0

    def checked(self) -> Iterator[tuple[Row, bool]]:
        """All entries in their order as they lie there, each with whether it follows from the one before."""
        before, mac_before = 0, START
        retired = retired_keys(self._connection)
        for row in self._connection.execute("SELECT * FROM ledger ORDER BY sequence"):
            sequence, at, act, verb, noun, record, digest, mac = row
            key = next((each.ledger for each in retired if before < each.until), self._key) if retired else self._key
            expected = _mac(key, mac_before, (sequence, at, act, verb, noun, record), digest)
            yield row, sequence == before + 1 and hmac.compare_digest(expected, mac)
            before, mac_before = sequence, mac


def _mac(key: bytes, before: bytes, fields: Fields, digest: bytes) -> bytes:
    sequence, *texts = fields
    # As `json.dumps` writes it, without its detours: this runs for every entry of a long ledger.
    line = f'[{sequence},{",".join(map(encode_basestring, texts))},"{digest.hex()}"]'
    return hmac.digest(key, before + line.encode(), hashlib.sha256)


class RowDigest:
    """The keyed digest of rows that have the same fields; `names` says in which order their values are given.

    What is empty is left out, so that a field which a later schema adds does not change the digest of older rows. A
    column has only one empty value, so nothing can hide behind this.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(sorted(names))
        self._labels = tuple(f"{encode_basestring(name)}:" for name in self.names)

    def of(self, nonce: bytes, values: Sequence[Plain]) -> bytes:
        """HMAC-SHA-256 under the row's nonce of the row as JSON in one form, written without `json`'s detours."""
        pairs = zip(self._labels, values, strict=True)
        line = ",".join([label + _rendered(value) for label, value in pairs if value])
        return hmac.digest(nonce, f"{{{line}}}".encode(), hashlib.sha256)


def row_digest(nonce: bytes, row: dict[str, Plain]) -> bytes:
    """The keyed digest of one row's fields by their names (`RowDigest`)."""
    digest = RowDigest(row)
    return digest.of(nonce, [row[name] for name in digest.names])


def _rendered(value: Plain) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    return f'"{value.hex()}"' if isinstance(value, bytes) else str(value)

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
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from json.encoder import encode_basestring
from typing import NamedTuple

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


COARSE = timedelta(seconds=1)
"""By how much less than this a clock may be behind what was recorded last, to be taken for too coarse and not wrong."""


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


class Written(NamedTuple):
    """What an entry says of a row. A tuple, since `verify` holds one for each record."""

    record: str
    noun: str
    verb: str
    digest: bytes


class Ledger:
    """The chain in one database under one key."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        self._connection = connection
        self._key = key

    def head(self) -> Head:
        """The newest entry."""
        row = self._connection.execute("SELECT sequence, mac FROM ledger ORDER BY sequence DESC LIMIT 1").fetchone()
        return Head(row[0], row[1]) if row else Head(0, START)

    def latest(self) -> datetime | None:
        """When the newest entry was made; None for an empty ledger."""
        row = self._connection.execute("SELECT at FROM ledger ORDER BY sequence DESC LIMIT 1").fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    def mac_at(self, sequence: int) -> bytes | None:
        """The MAC of one entry, or None where there is no such entry."""
        row = self._connection.execute("SELECT mac FROM ledger WHERE sequence = ?", (sequence,)).fetchone()
        return row[0] if row else (START if sequence == 0 else None)

    def newest_of(self, record: str) -> int:
        """The sequence of the newest entry that speaks of a record; 0 where none does."""
        (found,) = self._connection.execute("SELECT max(sequence) FROM ledger WHERE record = ?", (record,)).fetchone()
        return int(found or 0)

    def count_since(self, sequence: int, noun: str) -> int:
        """How many entries after this one are about a noun."""
        (found,) = self._connection.execute(
            "SELECT count(*) FROM ledger WHERE sequence > ? AND noun = ?", (sequence, noun)
        ).fetchone()
        return int(found)

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

    def checked(self) -> Iterator[tuple[Written, bool]]:
        """What all entries say was written, in their order, each with whether it follows from the one before."""
        before, mac_before = 0, START
        retired, key = retired_keys(self._connection), self._key
        chain = _Chain(key)
        listed = f"sequence, mac, {_LINE}, record, noun, verb, digest"
        for sequence, mac, line, *written in self._connection.execute(f"SELECT {listed} FROM ledger ORDER BY sequence"):
            if retired:
                of_its_time = next((each.ledger for each in retired if before < each.until), self._key)
                if of_its_time != key:
                    key, chain = of_its_time, _Chain(of_its_time)
            follows = sequence == before + 1 and (
                hmac.compare_digest(chain.mac(mac_before, line), mac) or self._follows(key, mac_before, sequence, mac)
            )
            yield Written._make(written), follows
            before, mac_before = sequence, mac

    def _follows(self, key: bytes, before: bytes, sequence: int, mac: bytes) -> bool:
        """As this program would write the line itself: asked before an entry is called wrong, so that a way in which
        another SQLite writes JSON is never taken for a forgery.
        """
        row = self._connection.execute("SELECT * FROM ledger WHERE sequence = ?", (sequence,)).fetchone()
        *fields, digest, _ = row
        return hmac.compare_digest(_mac(key, before, tuple(fields), digest), mac)


class _Chain:
    """HMAC-SHA-256 under one key, by its definition (RFC 2104): copying two begun hashes costs a third of beginning
    anew for each of a hundred thousand entries.
    """

    def __init__(self, key: bytes) -> None:
        padded = key.ljust(64, b"\0")
        self._inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded))
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded))

    def mac(self, before: bytes, line: bytes) -> bytes:
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(before + line)
        outer.update(inner.digest())
        return outer.digest()


_TEXTS = ("at", "act", "verb", "noun", "record")
_LINE = (
    "CAST('[' || sequence || ',' || "
    + " || ',' || ".join(f"json_quote({name})" for name in _TEXTS)
    + " || ',\"' || lower(hex(digest)) || '\"]' AS BLOB)"
)
"""The line of an entry as `_mac` writes it, by SQLite."""


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

    @property
    def line(self) -> str:
        """The line of a row as `of` writes it, by SQLite: whoever reads a hundred thousand rows has it sooner so, and
        leaves Python to others meanwhile.
        """
        return f"CAST('{{' || substr({' || '.join(map(_pair, self.names))}, 2) || '}}' AS BLOB)"

    def of(self, nonce: bytes, values: Sequence[Plain]) -> bytes:
        """HMAC-SHA-256 under the row's nonce of the row as JSON in one form, written without `json`'s detours."""
        pairs = zip(self._labels, values, strict=True)
        line = ",".join([label + _rendered(value) for label, value in pairs if value])
        return hmac.digest(nonce, f"{{{line}}}".encode(), hashlib.sha256)


def _pair(name: str) -> str:
    """A field and its value with a comma before, or nothing where it is empty; in SQL."""
    label = f"',{encode_basestring(name)}:'"
    return (
        f"CASE typeof(\"{name}\") WHEN 'text' THEN iif(\"{name}\" = '', '', {label} || json_quote(\"{name}\"))"
        f" WHEN 'integer' THEN iif(\"{name}\" = 0, '', {label} || \"{name}\")"
        f" WHEN 'blob' THEN iif(\"{name}\" = x'', '', {label} || '\"' || lower(hex(\"{name}\")) || '\"') ELSE '' END"
    )


def row_digest(nonce: bytes, row: dict[str, Plain]) -> bytes:
    """The keyed digest of one row's fields by their names (`RowDigest`)."""
    digest = RowDigest(row)
    return digest.of(nonce, [row[name] for name in digest.names])


def _rendered(value: Plain) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    return f'"{value.hex()}"' if isinstance(value, bytes) else str(value)

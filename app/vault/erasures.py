"""The erasure log: one chained line for each erased record, outside the backups, applied again on every restore.

A line holds an opaque id, an instant and what was done, so it tells nothing of whom it was about. The lines are made
as tombstones in the transaction that erases; the file `erasures.log` is completed from them after the commit, and at
the next opening where a crash came between. Their key is random and lies in the database: it outlasts a new vault key.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from app.vault.connection import Connection
from app.vault.errors import VaultError
from app.vault.files import read_private, write_private

LOG = "erasures.log"
LARGEST = 64 * 2**20
"""Bytes of the longest log that is read: a few hundred thousand erasures."""
START = b"\x00" * 32
_KEY = "erasure_key"


class ErasureLogDamaged(VaultError):
    """`erasures.log` does not follow from its key: a line was changed, removed or added. `line` counts from 1."""

    default_code = "vault.erasures_damaged"
    exit_code = 4


class ErasureKind(StrEnum):
    """What was done to a record."""

    ERASED = "erased"
    ANONYMISED = "anonymised"
    """Erased as well; what leads to nobody is kept as a record of its own."""
    REDUCED = "reduced"
    """Down to what is needed by that which rests on it: on a restore it is reduced once more."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """One line of the log; `mac` covers its fields and the line before."""

    sequence: int
    record: str
    at: datetime
    kind: ErasureKind
    mac: bytes

    def line(self) -> bytes:
        """The line as it stands in the file."""
        return json.dumps([*_fields(self.sequence, self.record, self.at, self.kind), self.mac.hex()]).encode() + b"\n"


class Tombstones:
    """The erasures as the database knows them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def key(self) -> bytes:
        """The key of the log, made at the first erasure."""
        row = self._connection.execute("SELECT value FROM setting WHERE name = ?", (_KEY,)).fetchone()
        if row is not None:
            return bytes.fromhex(row[0])
        key = secrets.token_bytes(32)
        self._connection.execute("INSERT INTO setting VALUES (?, ?)", (_KEY, key.hex()))
        return key

    def add(self, record: str, at: datetime, kind: ErasureKind) -> Erasure:
        """A tombstone for a record, inside the running transaction."""
        row = self._connection.execute("SELECT sequence, mac FROM tombstone ORDER BY sequence DESC LIMIT 1").fetchone()
        sequence, before = (row[0] + 1, row[1]) if row else (1, START)
        made = Erasure(sequence, record, at, kind, chained(self.key(), before, sequence, record, at, kind))
        fields = _fields(sequence, record, at, kind)
        self._connection.execute("INSERT INTO tombstone VALUES (?, ?, ?, ?, ?)", (*fields, made.mac))
        return made

    def since(self, sequence: int) -> tuple[Erasure, ...]:
        """The erasures after a sequence number."""
        rows = self._connection.execute("SELECT * FROM tombstone WHERE sequence > ? ORDER BY sequence", (sequence,))
        return tuple(
            Erasure(n, record, datetime.fromisoformat(at), ErasureKind(k), mac) for n, record, at, k, mac in rows
        )


def is_erased(connection: Connection, record: str) -> bool:
    """Whether the record with this id, or part of it, was erased on purpose."""
    return connection.execute("SELECT 1 FROM tombstone WHERE record = ?", (record,)).fetchone() is not None


def chained(key: bytes, before: bytes, sequence: int, record: str, at: datetime, kind: ErasureKind) -> bytes:
    """The MAC of a line after the one with the MAC `before`."""
    return hmac.digest(key, before + json.dumps(_fields(sequence, record, at, kind)).encode(), hashlib.sha256)


def parse_log(data: bytes) -> tuple[Erasure, ...]:
    """The lines of a log, as they stand there. A last line that was cut off by a crash is left out.

    Raises ErasureLogDamaged for anything else that is no line.
    """
    return tuple(_parsed(data))


def _parsed(data: bytes) -> Iterator[Erasure]:
    whole, _, _ = data.rpartition(b"\n")
    for number, line in enumerate(whole.split(b"\n") if whole else (), start=1):
        try:
            sequence, record, at, kind, mac = json.loads(line)
            yield Erasure(int(sequence), str(record), datetime.fromisoformat(at), ErasureKind(kind), bytes.fromhex(mac))
        except (ValueError, TypeError) as error:
            raise ErasureLogDamaged(line=number) from error


def require_chain(lines: Iterable[Erasure], key: bytes) -> None:
    """Raise ErasureLogDamaged at the first line that does not follow from the one before."""
    before = START
    for number, each in enumerate(lines, start=1):
        expected = chained(key, before, each.sequence, each.record, each.at, each.kind)
        if each.sequence != number or not hmac.compare_digest(expected, each.mac):
            raise ErasureLogDamaged(line=number)
        before = each.mac


def read_log(folder: Path) -> tuple[Erasure, ...]:
    """The log in a folder; nothing where there is none yet."""
    try:
        return parse_log(read_private(folder / LOG, LARGEST))
    except FileNotFoundError:
        return ()


def complete_log(folder: Path, tombstones: Tombstones) -> bytes | None:
    """Make the log in `folder` say what the database says, and give its head; None where nothing was erased.

    A log that is shorter is what a crash leaves. One that was changed is written anew: the tombstones are authenticated
    with the database. Written whole and renamed, so that a line is never half there.
    """
    every = tombstones.since(0)
    if not every:
        return None
    wanted = b"".join(each.line() for each in every)
    try:
        present = read_private(folder / LOG, LARGEST)
    except FileNotFoundError:
        present = b""
    if present != wanted:
        write_private(folder / LOG, wanted)
    return every[-1].mac


def _fields(sequence: int, record: str, at: datetime, kind: ErasureKind) -> tuple[int, str, str, str]:
    return (sequence, record, at.astimezone(UTC).isoformat(timespec="microseconds"), kind.value)

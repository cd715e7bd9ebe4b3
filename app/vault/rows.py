"""Rows as records: reading nouns from a connection, by their declarations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from app.domain.declare import Record, columns
from app.domain.values import Plain, from_values, to_plain
from app.kernel.errors import NotFound
from app.kernel.ids import Id
from app.vault.connection import Connection

R = TypeVar("R", bound=Record)


class Rows:
    """What is stored, as records. Names in SQL come from the declarations alone, values are always bound."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, record: type[R], identity: str) -> R:
        """The record with this id; NotFound where there is none."""
        found = self.find(record, id=identity)
        if not found:
            raise NotFound(record.noun.name, identity)
        return found[0]

    def maybe(self, record: type[R], identity: str) -> R | None:
        """The record with this id, or None; an empty id leads nowhere."""
        found = self.find(record, id=identity) if identity else ()
        return found[0] if found else None

    def find(self, record: type[R], **equal: object) -> tuple[R, ...]:
        """All records whose named fields have these values, oldest first."""
        return tuple(self.each(record, **equal))

    def each(self, record: type[R], **equal: object) -> Iterator[R]:
        """As `find`, one at a time."""
        where, values = _where(record, equal)
        statement = f"SELECT {_listed(record)} FROM {_quoted(record)}{where} ORDER BY made, rowid"
        for row in self.connection.execute(statement, values):
            yield from_values(record, row)

    def count(self, record: type[Record], **equal: object) -> int:
        """How many records have these values."""
        where, values = _where(record, equal)
        (number,) = self.connection.execute(f"SELECT count(*) FROM {_quoted(record)}{where}", values).fetchone()
        return int(number)

    def client_of(self, identity: str) -> str:
        """Whose dossier a record is in, as the lists beside it say: known where the record itself cannot be read. Empty
        where none says it.
        """
        for listed in ("search_item", "kept_item"):
            row = self._first(f"SELECT client FROM {listed} WHERE record = ?", identity)
            if row:
                return str(row[0])
        return ""

    def _first(self, statement: str, *values: Plain) -> tuple[Plain, ...] | None:
        row: tuple[Plain, ...] | None = self.connection.execute(statement, values).fetchone()
        return row

    def setting(self, name: str, default: str = "") -> str:
        """A setting of this vault."""
        row = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def chunks(self, attachment: Id) -> Iterator[bytes]:
        """The bytes of an attachment, chunk by chunk."""
        part = 0
        while True:
            row = self.connection.execute(
                "SELECT bytes FROM chunk WHERE attachment = ? AND part = ?", (attachment, part)
            ).fetchone()
            if row is None:
                return
            yield row[0]
            part += 1


def _quoted(record: type[Record]) -> str:
    return f'"{record.noun.name}"'


def _listed(record: type[Record]) -> str:
    return ", ".join(f'"{each.name}"' for each in columns(record))


def _where(record: type[Record], equal: dict[str, object]) -> tuple[str, tuple[Plain, ...]]:
    names = {each.name for each in columns(record)}
    unknown = set(equal) - names
    if unknown:
        raise KeyError(f"{record.noun.name} has no {sorted(unknown)}")
    if not equal:
        return "", ()
    same = (f'"{name}" {"IS" if value is None else "="} ?' for name, value in equal.items())
    return " WHERE " + " AND ".join(same), tuple(map(to_plain, equal.values()))

"""Reads what can be read of a database in which pages are damaged.

A connection that met a damaged page answers nothing any more, so every such meeting costs another connection. Rows are
walked by their number from the beginning; where one cannot be read, the next number is tried, up to the last row that
can be read from the end. So what is left out is what lies on a damaged page, and nothing beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeVar

from app.domain.declare import Record
from app.domain.values import Plain
from app.vault.connection import Connection, DatabaseError, connect
from app.vault.errors import VaultError
from app.vault.rows import Rows
from app.vault.vault import Vault

R = TypeVar("R", bound=Record)
UNREADABLE = (VaultError, DatabaseError)
Values = tuple[Plain, ...]


class Salvage:
    """One damaged database. `connect` makes a connection that cannot write, `is_lost` tells whether nothing can read a
    page.
    """

    def __init__(self, connect: Callable[[], Connection], is_lost: Callable[[int], bool]) -> None:
        self._connect, self._is_lost = connect, is_lost
        self._connection = connect()
        self.unreadable = 0
        """How often a row could not be read."""

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table, as its schema has them."""
        return tuple(str(row[1]) for row in self._connection.execute(f'PRAGMA table_info("{table}")'))

    def tables(self) -> tuple[str, ...]:
        """Every table, by name."""
        return tuple(str(name) for (name,) in self._connection.execute(_TABLES))

    def rows(self, table: str, columns: tuple[str, ...]) -> Iterator[Values]:
        """The rows that can be read."""
        listed = ", ".join(f'"{each}"' for each in columns)
        if not self._has_numbers(table):
            yield from self._from_both_ends(table, listed, columns)
            return
        source = f'SELECT rowid, {listed} FROM "{table}" NOT INDEXED'
        at, last = 1, None
        while last is None or at <= last:
            try:
                for number, *values in self._connection.execute(f"{source} WHERE rowid >= ? ORDER BY rowid", (at,)):
                    yield tuple(values)
                    at = int(number) + 1
                return
            except UNREADABLE:
                self._again()
                last = self._last(table, at) if last is None else last
                at += 1

    def row(self, table: str, columns: tuple[str, ...], where: str, values: Values) -> Values | None:
        """One row by its values, by way of the index: None where it cannot be read, or is not there."""
        listed = ", ".join(f'"{each}"' for each in columns)
        try:
            found = self._connection.execute(f'SELECT {listed} FROM "{table}" WHERE {where}', values).fetchone()
        except UNREADABLE:
            self._again()
            return None
        return tuple(found) if found else None

    def _from_both_ends(self, table: str, listed: str, columns: tuple[str, ...]) -> Iterator[Values]:
        """A table without numbers: the rows before the first damage and after the last."""
        seen: set[Values] = set()
        key = f'"{columns[0]}"'
        for direction in ("ASC", "DESC"):
            try:
                for row in self._connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY {key} {direction}'):
                    if tuple(row) not in seen:
                        seen.add(tuple(row))
                        yield tuple(row)
                return
            except UNREADABLE:
                self._again()

    def _last(self, table: str, at: int) -> int:
        """The number of the last row, or where that cannot be read, one so far away that trying on makes sense."""
        try:
            (found,) = self._connection.execute(f'SELECT max(rowid) FROM "{table}" NOT INDEXED').fetchone()
            return int(found or 0)
        except UNREADABLE:
            self._again()
            # Without the page where a table begins no row of it is found, and trying on would take half a minute.
            return at if self._is_lost(self._root(table)) else at + _BLIND

    def _root(self, table: str) -> int:
        (root,) = self._connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        return int(root)

    def _has_numbers(self, table: str) -> bool:
        (sql,) = self._connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        return "WITHOUT ROWID" not in str(sql).upper()

    def _again(self) -> None:
        self.unreadable += 1
        with suppress(*UNREADABLE):
            self._connection.close()
        self._connection = self._connect()


_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
_BLIND = 4096
"""How many numbers are tried in vain where no end of a table can be read."""


class SteadyRows(Rows):
    """Rows of an open vault that may be damaged: after a page that cannot be read the next question is answered again.

    On a connection of its own, so that nobody else's is spoiled; `close` lets go of it.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        super().__init__(self._fresh())

    def each(self, record: type[R], **equal: object) -> Iterator[R]:
        """As of any rows; raises what was wrong with the page."""
        try:
            yield from super().each(record, **equal)
        except UNREADABLE:
            self.close()
            self.connection = self._fresh()
            raise

    def _first(self, statement: str, *values: Plain) -> tuple[Plain, ...] | None:
        try:
            return super()._first(statement, *values)
        except UNREADABLE:
            self.close()
            self.connection = self._fresh()
            return None

    def close(self) -> None:
        """Let go of the database."""
        with suppress(*UNREADABLE):
            self.connection.close()

    def _fresh(self) -> Connection:
        vault = self._vault
        return connect(vault.folder / vault.header.database, vault.keys.database, vault.header.salt, vault.reading)

"""Reading beside the lane: connections that cannot write, one for each thread that asks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from threading import Lock, local
from typing import TypeVar

from app.domain.declare import Record
from app.kernel.errors import NotFound
from app.vault.connection import Connection
from app.vault.lists import Query, page, total
from app.vault.lost import stand_in
from app.vault.rows import Rows
from app.vault.search import Hit, search

R = TypeVar("R", bound=Record)


class Reader(Rows):
    """What is committed, to be read in one thread."""

    def get(self, record: type[R], identity: str) -> R:
        """The record with this id, or what stands in for it where it was lost (app.vault.lost); NotFound where there is
        none.
        """
        try:
            return super().get(record, identity)
        except NotFound:
            found = stand_in(self.connection, record, identity)
            if found is None:
                raise
            return found

    def search(self, words: str, limit: int = 50, nouns: Collection[str] = ()) -> tuple[Hit, ...]:
        """The newest items in which every word begins a word of the text (app.vault.search)."""
        return search(self.connection, words, limit, nouns)

    def page(self, query: Query[R], offset: int = 0, limit: int = 100) -> tuple[R, ...]:
        """A page of a list (app.vault.lists)."""
        return page(self.connection, query, offset, limit)

    def total(self, query: Query[R]) -> int:
        """How many items a list has in all."""
        return total(self.connection, query)


class Readers:
    """A reader for every thread, all closed together."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._own = local()
        self._open: list[Connection] = []
        self._guard = Lock()

    def here(self) -> Reader:
        """The reader of the calling thread."""
        reader: Reader | None = getattr(self._own, "reader", None)
        if reader is None:
            reader = Reader(self._connect())
            self._own.reader = reader
            with self._guard:
                self._open.append(reader.connection)
        return reader

    def close(self) -> None:
        """Close every connection. No thread may read any more."""
        with self._guard:
            for connection in self._open:
                connection.interrupt()
                connection.close()
            self._open.clear()

"""Reading beside the lane: connections that cannot write, one for each thread that asks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from threading import RLock, current_thread, local, main_thread
from typing import TypeVar
from weakref import finalize

from app.domain.declare import Record
from app.kernel.behind import waited_for
from app.kernel.errors import NotFound
from app.vault.connection import Connection
from app.vault.lists import Query, page, total
from app.vault.lost import stand_in
from app.vault.rows import Rows
from app.vault.search import Hit, search

R = TypeVar("R", bound=Record)
_BESIDE_KIB = 4_096
"""Of the database that a thread beside the first keeps at hand."""
_IDLE = 2
"""Connections by which nobody reads that stay open: most pages ask for one reading, few for two at once."""


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
        with waited_for():
            return search(self.connection, words, limit, nouns)

    def page(self, query: Query[R], offset: int = 0, limit: int = 100) -> tuple[R, ...]:
        """A page of a list (app.vault.lists)."""
        with waited_for():
            return page(self.connection, query, offset, limit)

    def total(self, query: Query[R]) -> int:
        """How many items a list has in all."""
        with waited_for():
            return total(self.connection, query)


class Readers:
    """A reader for every thread that reads, all closed together.

    To a thread of Qt each piece of work is the first one: Python forgets all that it had of its own when that is done.
    So what a thread read by goes to the next that reads when Python lets go of it, with what it has at hand of the
    database; of those that nobody reads by, a few stay open.
    """

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._own = local()
        self._open: list[Connection] = []
        self._idle: list[Connection] = []
        """Those by which nobody reads, the one that was read by last at the end."""
        self._guard = RLock()

    def here(self) -> Reader:
        """The reader of the calling thread."""
        reader: Reader | None = getattr(self._own, "reader", None)
        if reader is None:
            aside = current_thread() is not main_thread()
            connection = (self._idle_one() if aside else None) or self._opened(aside=aside)
            reader = self._own.reader = Reader(connection)
            if aside:
                finalize(reader, self._give_back, connection).atexit = False
        return reader

    def keep_less(self) -> None:
        """Have the calling thread's connection, and those that nobody reads by, keep nothing of the database at hand:
        what is read next is read anew.
        """
        with self._guard:
            for connection in (self.here().connection, *self._idle):
                connection.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        """Close every connection. No thread may read any more."""
        with self._guard:
            for connection in self._open:
                connection.interrupt()
                connection.close()
            self._open.clear()
            self._idle.clear()

    def _opened(self, *, aside: bool) -> Connection:
        connection = self._connect()
        if aside:
            connection.execute(f"PRAGMA cache_size = -{_BESIDE_KIB}")
        with self._guard:
            self._open.append(connection)
        return connection

    def _idle_one(self) -> Connection | None:
        with self._guard:
            return self._idle.pop() if self._idle else None

    def _give_back(self, connection: Connection) -> None:
        """The thread that read by it reads no more. Called by Python, in any thread, at any moment."""
        with self._guard:
            if connection not in self._open:
                return  # closed with all others
            if not connection.in_transaction:
                self._idle.append(connection)
                if len(self._idle) <= _IDLE:
                    return
                connection = self._idle.pop(0)
            self._open.remove(connection)
            connection.close()

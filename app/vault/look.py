"""One look at the vault for `verify`: its own connection, which sees one moment, and steps that yield what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from queue import Empty, SimpleQueue
from threading import Event, Lock
from types import TracebackType
from typing import Self, TypeVar

from app.domain.reason import Reason, reason
from app.kernel.progress import Cancelled
from app.vault.connection import Connection, DatabaseError, connect
from app.vault.errors import VaultError
from app.vault.ledger import Ledger
from app.vault.rows import Rows
from app.vault.vault import Vault

T = TypeVar("T")
Step = Callable[[], Iterator[Reason]]
UNREADABLE = (VaultError, DatabaseError, ValueError)
OFTEN = 256
"""Rows between two looks at whether to go on."""
_CACHE = "PRAGMA cache_size = -32768"
"""Of the database kept at hand while everything is looked at: with what a window has, a third of the work would be
done twice.
"""
_INSTRUCTIONS = 20_000
"""Of SQLite's own machine, between two looks at whether to go on: some milliseconds."""
_AGAIN = 0.01
"""Seconds between two interruptions: one that comes between two statements is forgotten with the first of them."""


class Notes:
    """What runs side by side tells whoever waits: how far it is, what it counted; and is told to stop."""

    def __init__(self) -> None:
        self._stopped = Event()
        self._ended: SimpleQueue[str] = SimpleQueue()
        self._parts: dict[str, float] = {}
        self._guard = Lock()
        self._reading: set[Connection] = set()
        self.items = 0
        self.entries = 0
        self.attachments = 0

    def stop(self, looks: list[Future[T]]) -> None:
        """End at once whatever still runs, in the middle of a statement as well, and wait until nothing does."""
        self._stopped.set()
        while wait(looks, timeout=0).not_done:
            with self._guard:
                for connection in self._reading:
                    connection.interrupt()
            wait(looks, timeout=_AGAIN)

    def begin_reading(self, connection: Connection) -> None:
        """A connection reads from now on, and can be interrupted."""
        with self._guard:
            self._reading.add(connection)

    def end_reading(self, connection: Connection) -> None:
        """It reads no more: from now on it may be closed."""
        with self._guard:
            self._reading.discard(connection)

    @property
    def stopped(self) -> bool:
        """Whether it is to end."""
        return self._stopped.is_set()

    def reached(self, step: str, done: int, total: int) -> None:
        """Say how far a step is; raises Cancelled where it is to stop."""
        if self._stopped.is_set():
            raise Cancelled
        self._parts[step] = done / max(1, total)

    def ended(self, step: str) -> None:
        """Say that a step is done."""
        self._parts[step] = 1.0
        self._ended.put(step)

    def next_ended(self, timeout: float) -> str | None:
        """The next step that ended, or None where none did within so many seconds."""
        try:
            return self._ended.get(timeout=timeout)
        except Empty:
            return None

    @property
    def done(self) -> float:
        """How many steps' worth of work is done."""
        return sum(list(self._parts.values()))


class Look:
    """One look. A connection that met a damaged page answers nothing any more, so that a step which met one is followed
    by another connection: what can be read then is of a later moment, and damage is worse than that.
    """

    def __init__(self, vault: Vault, notes: Notes) -> None:
        self._vault = vault
        self.notes = notes

    def __enter__(self) -> Self:
        """Connect."""
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the database."""
        self._close()

    @property
    def steps(self) -> tuple[Step, ...]:
        """What this look does, in order."""
        raise NotImplementedError

    def findings(self, name: str, step: Step) -> Iterator[Reason]:
        """What one step finds; where the database cannot be read there, that is a finding."""
        try:
            yield from step()
        except UNREADABLE:
            self.reopen()
            yield reason(f"verify.unreadable.{name}")

    def reopen(self) -> None:
        """Go on with another connection after damage; raises Cancelled where it was none, but the end of the work."""
        if self.notes.stopped:
            raise Cancelled
        self._close()
        self._open()

    def _open(self) -> None:
        vault = self._vault
        database = vault.folder / vault.header.database
        self.connection = connect(database, vault.keys.database, vault.header.salt, vault.reading)
        self.connection.execute(_CACHE)
        self.connection.set_progress_handler(lambda: self.notes.stopped, _INSTRUCTIONS)
        self.connection.execute("BEGIN")
        self.rows = Rows(self.connection)
        self.ledger = Ledger(self.connection, vault.keys.ledger)
        self.notes.begin_reading(self.connection)

    def _close(self) -> None:
        self.notes.end_reading(self.connection)
        self.connection.close()

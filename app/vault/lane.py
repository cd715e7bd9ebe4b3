"""One lane that writes: a single thread with the only connection that can.

A use case runs here in one transaction with its ledger entries, and what changed comes back with its result. Reading
never waits for the lane: lists and search have connections of their own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Timer
from typing import Concatenate, Generic, ParamSpec, TypeVar

from app.kernel.behind import waited_for
from app.kernel.clock import Clock
from app.kernel.log import bug, event
from app.vault.connection import Connection, DatabaseError, checkpoint
from app.vault.erasure_logs import PLACE
from app.vault.erasures import Tombstones, complete_log
from app.vault.errors import DatabaseDamaged, VaultError
from app.vault.in_place import Found, InPlace
from app.vault.ledger import Head, Ledger
from app.vault.own_state import close_untouched, keep_own_state
from app.vault.pages import PageFile
from app.vault.quiet import Quiet
from app.vault.search import forget_for_good, forget_many_replaced, forget_replaced, put_off_joining, tidy
from app.vault.work import Change, Work

T = TypeVar("T")
P = ParamSpec("P")
_TURN = 0.0005
"""Seconds after which a thread that computes lets another go on (Python's own: 0.005). One save takes some fifty such
turns, so that beside a backup or a verification it would wait for a quarter of a second.
"""
_AGAIN = 0.5
"""Seconds after which it is tried again to clear away what was erased."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A use case that was committed: its result, and what it changed."""

    result: T
    changes: frozenset[Change]


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit left: the head of the ledger, and that of the erasure log where something was erased."""

    head: Head
    erasures: bytes | None
    place: str = ""
    """Where the vault's backups go, where something was erased: they are to know of it as well."""


class Lane:
    """Runs use cases one after another. `after_commit` is told what each left, in the lane's thread."""

    def __init__(
        self,
        folder: Path,
        connect: Callable[[], Connection],
        ledger_key: bytes,
        clock: Clock,
        after_commit: Callable[[Committed], None],
    ) -> None:
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="lane")
        self._folder = folder
        self._clock = clock
        self._after_commit = after_commit
        self._listeners: list[Callable[[frozenset[Change]], None]] = []
        self._untold: frozenset[Change] = frozenset()
        """What was changed and is to be told with what is told next (`Work.told_later`)."""
        try:
            self._connection = self._executor.submit(self._opened, connect).result()
        except BaseException:
            self._executor.shutdown()
            raise
        self._ledger_key = ledger_key
        self._ledger = Ledger(self._connection, ledger_key)
        self._latest: datetime | None = None
        self._in_place = InPlace(self._connection)
        self.pages = PageFile(self._in_place.database)
        """The database's bytes, for `verify`."""
        self._residue: Timer | None = None
        self._executor.submit(self._in_search, put_off_joining)
        self._quiet = Quiet(self._executor.submit, self._tidied)
        self._quiet.asked()
        sys.setswitchinterval(_TURN)

    def do(self, usecase: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> Future[Done[T]]:
        """Run a use case; its name is what the ledger calls the act. The future raises what the use case raised."""
        self._quiet.asked()
        return self._executor.submit(self._run, usecase.__name__, lambda work: usecase(work, *args, **kwargs))

    def head(self) -> Head:
        """The newest entry of the ledger."""
        return self._executor.submit(lambda: self._ledger.head()).result()  # of the connection that is there then

    def mac_at(self, sequence: int) -> bytes | None:
        """The MAC of one entry of the ledger, or None where there is no such entry."""
        return self._executor.submit(lambda: self._ledger.mac_at(sequence)).result()

    def between(self, act: Callable[[], T]) -> T:
        """Run something in the lane's thread between two transactions, and wait for it."""
        return self._executor.submit(act).result()

    def clear_replaced(self) -> None:
        """Leave no text in search that was replaced, and wait for that: before what is there is copied elsewhere."""
        self._executor.submit(self._clear_all_replaced).result()

    def reading_ended(self) -> None:
        """A long reading of one moment has ended: what was erased meanwhile can be cleared away now."""
        if self._residue is not None:
            self._try_again()

    def listen(self, listener: Callable[[frozenset[Change]], None]) -> None:
        """Tell `listener` what changed after every commit, in the lane's thread."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Finish what was asked for, write the log back into the database, and let go of it."""
        self._quiet.end()
        try:
            self._executor.submit(self._clear_all_replaced)
            self._executor.submit(self._close).result()
        finally:
            self._executor.shutdown()
            self.pages.close()

    @staticmethod
    def _opened(connect: Callable[[], Connection]) -> Connection:
        """The connection, with what a crash left in the log written back: a power cut may have torn pages of the
        database that the log holds whole, and `verify` looks at the database itself.
        """
        connection = connect()
        _write_back(connection)
        return connection

    def _run(self, act: str, usecase: Callable[[Work], T]) -> Done[T]:
        self._in_place.require()
        with waited_for(), self._in_place.ours(), self._spared():
            work, result = self._committed(act, usecase)
        changes = frozenset(work.changes)
        if work.told_later:
            self._untold |= work.changes_of_known
        else:
            told, self._untold = self._untold | changes, frozenset()
            self._tell(told)
        return Done(result, changes)

    @contextmanager
    def _spared(self) -> Iterator[None]:
        """Who comes next can save, though what runs inside meets a damaged page: the connection that did answers
        nothing any more, and another takes its place. It is there before the other goes, so that the log stays.
        """
        try:
            yield
        except DatabaseDamaged:
            with suppress(VaultError, DatabaseError):
                spoiled, self._connection = self._connection, self._connection.again()
                self._ledger = Ledger(self._connection, self._ledger_key)
                spoiled.close()
            raise

    def _committed(self, act: str, usecase: Callable[[Work], T]) -> tuple[Work, T]:
        with self._connection.transaction():
            latest = self._latest or self._ledger.latest()
            work = Work(self._connection, self._ledger, act, self._clock.now(), latest)
            result = usecase(work)
            work.settle()
            if work.erased:
                forget_for_good(self._connection)
            place = work.setting(PLACE) if work.erased else ""
        self._latest = work.latest
        self._after_commit(Committed(work.head, self._settle_erasures() if work.erased else None, place))
        return work, result

    def _clear_all_replaced(self) -> None:
        self._in_search(forget_many_replaced)
        while self._clear_replaced():
            pass

    def _clear_replaced(self) -> bool:
        """Clear one text away from search that was replaced; gives whether more may be left."""
        return bool(self._in_search(forget_replaced))

    def _tidied(self) -> bool:
        """One step of what search needs when nobody waits; gives whether more may be left."""
        return bool(self._in_search(tidy))

    def _in_search(self, forget: Callable[[Connection], T]) -> T | None:
        """Have search forget something, or None where that fails: the next quiet moment, or lock, tries again."""
        try:
            if self._in_place.found() is not Found.OURS:
                return None
            with self._in_place.ours(), self._spared(), self._connection.transaction():
                return forget(self._connection)
        except (VaultError, DatabaseError):
            event("vault.search_not_cleared")
            return None

    def _settle_erasures(self) -> bytes | None:
        """After an erasure: nothing of it is left in the database's log, and the log outside knows of it."""
        try:
            self._clear_residue()
            return complete_log(self._folder, Tombstones(self._connection))
        except VaultError:
            # Committed all the same: the next erasure or opening completes the log from the tombstones.
            event("vault.erasures_not_written")
            return None

    def _clear_residue(self) -> None:
        """Have nothing of what was erased left in pages that were written over, nor in the log that holds the new ones.

        Where a backup or a verification still reads what was before, saving does not wait for it: it is tried again
        until that has ended, and at the lock, when nobody reads any more.
        """
        if self._residue is not None:
            self._residue.cancel()
            self._residue = None
        if not checkpoint(self._connection, patient=False):
            self._residue = Timer(_AGAIN, self._try_again)
            self._residue.daemon = True
            self._residue.start()

    def _try_again(self) -> None:
        """In the timer's thread. Where the lane is closed already, that has done it."""
        with suppress(RuntimeError):
            self._executor.submit(self._clear_again)

    def _clear_again(self) -> None:
        try:
            if self._in_place.found() is Found.OURS:
                with self._in_place.ours():
                    self._clear_residue()
        except VaultError:
            event("vault.residue_not_cleared")

    def _tell(self, changes: frozenset[Change]) -> None:
        """A listener that fails must not make a committed change look like a failed one."""
        for listener in self._listeners:
            try:
                listener(changes)
            except Exception as error:  # noqa: BLE001
                bug(error)

    def _close(self) -> None:
        """Where other files took the place of those that are open, what was acknowledged gets it back. Files that
        someone else wrote into are left as they are: what the log says of them is true no more.
        """
        found = self._found()
        try:
            if found is Found.OTHERS:
                keep_own_state(self._connection, self._in_place.database)
            elif found is Found.WRITTEN:
                close_untouched(self._connection, self._in_place.database)
            else:
                _write_back(self._connection)
        except VaultError:
            event("vault.own_state_not_kept")
        finally:
            self._connection.close()

    def _found(self) -> Found:
        try:
            return self._in_place.found()
        except VaultError:
            return Found.GONE


def _write_back(connection: Connection) -> None:
    """Write the log back. Where that fails nothing is lost: what was committed lies synced in the log."""
    try:
        checkpoint(connection)
    except VaultError:
        event("vault.log_not_written_back")

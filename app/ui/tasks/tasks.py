"""The one adapter between work elsewhere and the window.

What was asked for comes back in the window's thread, and only to an owner that is still there: a callback dies with
the widget that asked. Nothing below `ui` knows of this.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from app.kernel.collecting import uncollected
from app.kernel.giving_way import give_way
from app.kernel.progress import Progress
from app.ui.tasks.task import Task

if TYPE_CHECKING:
    from app.vault.lane import Done

T = TypeVar("T")
Failed = Callable[[BaseException], None]
_THREADS = 4
"""Long work waits for disk and library calls that release the interpreter, so more threads than cores make sense."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Something that must happen in the window's thread, if its owner is still there."""

    owner: QObject
    happen: Callable[[], None]
    always: Callable[[], None] | None = None


class Tasks(QObject):
    """Follows acts of the vault and runs long work."""

    started = Signal(object)
    """A `Task` with a label began: what the progress panel shows."""

    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool, self._behind = self._made_pool(), self._made_pool()
        self._running: set[Task] = set()
        self._when_idle: list[Callable[[], None]] = []
        self._listens = False

    @property
    def running(self) -> frozenset[Task]:
        """The work that has not ended yet."""
        return frozenset(self._running)

    def follow(self, future: Future[Done[T]], owner: QObject, then: Callable[[T], None] | None, failed: Failed) -> None:
        """Call `then` with the result of an act that the vault does, or `failed` with why not."""

        def settled(done: Future[Done[T]]) -> None:
            self._send(_Arrival(owner, lambda: _deliver(done, then, failed)))

        self._listen()
        future.add_done_callback(settled)

    def run(
        self,
        work: Callable[[Progress], T],
        owner: QObject,
        then: Callable[[T], None] | None,
        failed: Failed,
        *,
        label: str = "",
        awaited: bool = False,
        shown: bool = False,
        stoppable: bool = True,
    ) -> Task:
        """Run long work in a thread of its own; it reports to the `Progress` that it is given.

        With a `label` the window shows how far it is, with a button to cancel. The coach goes on meanwhile, so such
        work gives way to what is waited for, unless it is itself `awaited`; where a dialog tells of it, and it is
        `shown` so, the window does not. What is not `stoppable` has no button to cancel it: only a lock does. `failed`
        is told of a cancellation as well: `app.kernel.progress.Cancelled`.
        """
        task, behind = Task(label, stoppable=stoppable), bool(label) and not awaited
        self._running.add(task)
        self._listen()

        def working() -> None:
            outcome: Future[T] = Future()
            if behind:
                give_way()
            try:
                with uncollected() if behind else nullcontext():
                    outcome.set_result(work(task.progress))
            except BaseException as error:  # noqa: BLE001 - whatever it is, the window must hear of it
                outcome.set_exception(error)
            self._send(_Arrival(owner, lambda: _bring(outcome, then, failed), lambda: self._end(task)))

        (self._behind if behind else self._pool).start(working)
        if label and not shown:
            self.started.emit(task)
        return task

    def cancel_all(self, then: Callable[[], None]) -> None:
        """Ask all long work to stop, and call `then` in the window's thread when none runs any more."""
        for task in self._running:
            task.cancel()
        self._when_idle.append(then)
        self._listen()
        self._send(_Arrival(self, self._tell_idle))

    def close(self) -> None:
        """Stop all long work and wait for it: before the program ends."""
        for task in self._running:
            task.cancel()
        self._pool.waitForDone()
        self._behind.waitForDone()

    def _listen(self) -> None:
        """Have what arrives wait for its turn in the window's thread. Begun with the first that is asked for, not with
        the lock screen, which asks for nothing before it is painted (app.ui.by_name).
        """
        if not self._listens:
            self._listens = True
            self._arrived.connect(self._arrive, QtCore.Qt.ConnectionType.QueuedConnection)

    def _made_pool(self) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(_THREADS)
        pool.setExpiryTimeout(-1)
        return pool

    def _send(self, arrival: _Arrival) -> None:
        """From any thread. Where the window is gone already, nobody waits for it any more."""
        if isValid(self):
            self._arrived.emit(arrival)

    def _arrive(self, arrival: _Arrival) -> None:
        try:
            if isValid(arrival.owner):
                arrival.happen()
        finally:
            if arrival.always is not None:
                arrival.always()

    def _end(self, task: Task) -> None:
        self._running.discard(task)
        task.ended.emit()
        self._tell_idle()

    def _tell_idle(self) -> None:
        while self._when_idle and not self._running:
            self._when_idle.pop(0)()


def _deliver(done: Future[Done[T]], then: Callable[[T], None] | None, failed: Failed) -> None:
    error = done.exception()
    if error is not None:
        failed(error)
    elif then is not None:
        then(done.result().result)


def _bring(done: Future[T], then: Callable[[T], None] | None, failed: Failed) -> None:
    error = done.exception()
    if error is not None:
        failed(error)
    elif then is not None:
        then(done.result())

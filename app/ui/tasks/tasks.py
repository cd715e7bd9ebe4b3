"""The one adapter between work elsewhere and the window.

What was asked for comes back in the window's thread, and only to an owner that is still there: a callback dies with
the widget that asked. Nothing below `ui` knows of this.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from app.kernel.behind import behind, waited_for
from app.kernel.progress import Progress
from app.ui.tasks.task import Task

if TYPE_CHECKING:
    from concurrent.futures import Future

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
        self._owners: list[QObject] = []
        """To whom something has yet to come back, once for each."""
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
        self._owners.append(owner)
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
        from concurrent.futures import Future  # nothing runs yet where a lock screen is made

        task, unwaited = Task(label, stoppable=stoppable), bool(label) and not awaited
        self._running.add(task)
        self._owners.append(owner)
        self._listen()

        def working() -> None:
            outcome: Future[T] = Future()
            try:
                outcome.set_result(behind(work, task.progress) if unwaited else work(task.progress))
            except BaseException as error:  # noqa: BLE001 - whatever it is, the window must hear of it
                outcome.set_exception(error)
            self._send(_Arrival(owner, lambda: _bring(outcome, then, failed), lambda: self._end(task)))

        (self._behind if unwaited else self._pool).start(working)
        if label and not shown:
            self.started.emit(task)
        return task

    def awaits(self, holder: QObject) -> bool:
        """Whether something has yet to come back to it, or to what is in it."""
        return any(_is_in(each, holder) for each in self._owners)

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
                with waited_for():
                    arrival.happen()
        finally:
            with suppress(ValueError):  # it listened only for all to be idle
                self._owners.remove(arrival.owner)
            if arrival.always is not None:
                arrival.always()

    def _end(self, task: Task) -> None:
        self._running.discard(task)
        task.ended.emit()
        self._tell_idle()

    def _tell_idle(self) -> None:
        while self._when_idle and not self._running:
            self._when_idle.pop(0)()


def _is_in(owner: QObject, holder: QObject) -> bool:
    each: QObject | None = owner if isValid(owner) else None
    while each is not None and each is not holder:
        each = each.parent()
    return each is not None


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

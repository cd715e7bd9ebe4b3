"""One piece of long work, as the window sees it: its progress, and a way to end it."""

from __future__ import annotations

import time
from threading import Event

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal

from app.kernel.behind import rest_until
from app.kernel.progress import Cancellable

_STEP = 0.04
"""Seconds between two reports that reach the window: more often nobody sees, and the window would stutter."""


class Task(QObject):
    """Long work that runs. Lives in the window's thread; `progress` is what the work itself reports to."""

    progressed = Signal(object, object)
    """How much of how much is done, as int: bytes of large files need more than the 32 bits of a signal's int."""
    ended = Signal()

    _reported = Signal(object, object)

    def __init__(self, label: str, *, stoppable: bool = True) -> None:
        super().__init__()
        self.label = label
        """What is done, in words; empty for work that is over before anyone could read it."""
        self.done, self.total = 0, 0
        self.progress = Cancellable(_Throttled(self))
        self.cancelled = False
        self.stoppable = stoppable
        """Whether a hand may end it; a lock always does."""
        self.noted = Event()
        """Set as long as the window took note of what was reported last: until it does, it has other things to do."""
        self.noted.set()
        self._reported.connect(self._note, QtCore.Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.cancelled = True
        self.progress.cancel()

    def reported(self, done: int, total: int) -> None:
        """Pass a step on from the work's thread to the window's."""
        self.noted.clear()
        self._reported.emit(done, total)

    def _note(self, done: int, total: int) -> None:
        self.noted.set()
        self.done, self.total = done, total
        self.progressed.emit(done, total)


class _Throttled:
    """Passes on a step at most every so often, and the last one always. Work that nobody waits for rests until the
    window took note of it: the two would take turns, and a screen that is just coming up would come four times slower.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._next = 0.0

    def report(self, done: int, total: int) -> None:
        """Take note of a step."""
        rest_until(self._task.noted)
        now = time.monotonic()
        if now >= self._next or done >= total:
            self._next = now + _STEP
            self._task.reported(done, total)

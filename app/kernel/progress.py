"""How long work tells where it is, and is told to stop."""

from __future__ import annotations

from threading import Event
from typing import Protocol

from app.kernel.errors import CoachkluisError


class Cancelled(CoachkluisError):
    """The user, or a lock, ended the work before it was done. Nothing is left half done."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("cancelled")


class Progress(Protocol):
    """Passed to long work, which calls `report` often: at least every 50 ms or every 4 MiB."""

    def report(self, done: int, total: int) -> None:
        """Say that `done` of `total` units are finished; raises `Cancelled` where the work is to stop."""


class Silent:
    """Progress that nobody watches and nobody cancels."""

    def report(self, done: int, total: int) -> None:
        """Take note of nothing."""


class Cancellable:
    """Progress that can be cancelled from another thread, and passes each step on to `listener`."""

    def __init__(self, listener: Progress | None = None) -> None:
        self._listener: Progress = listener or Silent()
        self._cancelled = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Pass the step on, or end the work."""
        if self._cancelled.is_set():
            raise Cancelled
        self._listener.report(done, total)


class Share:
    """Progress of a part of longer work: from `start` to `end` of the whole's `total` units."""

    def __init__(self, whole: Progress, start: int, end: int, total: int) -> None:
        self._whole, self._start, self._end, self._total = whole, start, end, total

    def report(self, done: int, total: int) -> None:
        """Pass the step on as a step of the whole."""
        self._whole.report(self._start + (self._end - self._start) * done // max(1, total), self._total)

"""How long work tells where it is, and is told to stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Event
from typing import Protocol, TypeVar

from app.kernel.errors import CoachkluisError

T = TypeVar("T")
_STEP = 20
"""Things between two reports, where each of them takes less than a millisecond."""


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


class NotBegun:
    """Lets what comes before the first unit be cancelled, without telling of it as of work that is done."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def report(self, done: int, total: int) -> None:
        """Nothing is done yet."""
        self._progress.report(0, total)


def stepped(things: Iterable[T], total: int, progress: Progress) -> Iterator[T]:
    """Each of these things, of which there are `total`, with a report before every some of them."""
    for done, thing in enumerate(things):
        if done % _STEP == 0:
            progress.report(done, total)
        yield thing

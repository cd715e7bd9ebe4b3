"""Long work that nobody waits for, beside that for which somebody does.

Threads have one Python between them. A save or a search takes some fifty steps into the database and out again, and
after each it would wait for its turn with a thread that computes: so such a thread rests while it goes on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from app.kernel.collecting import uncollected
from app.kernel.giving_way import give_way
from app.kernel.progress import Progress

T = TypeVar("T")
LONGEST = 0.05
"""Seconds of one rest: however much is asked for, long work goes on."""
_guard = threading.Lock()
_waiting = 0
_nobody_waits = threading.Event()
_nobody_waits.set()
_here = threading.local()


@contextmanager
def waited_for() -> Iterator[None]:
    """Somebody waits for what is done inside, unless that is long work which nobody waits for."""
    global _waiting
    if getattr(_here, "behind", False):
        yield
        return
    with _guard:
        _waiting += 1
        _nobody_waits.clear()
    try:
        yield
    finally:
        with _guard:
            _waiting -= 1
            if not _waiting:
                _nobody_waits.set()


def behind(work: Callable[[Progress], T], progress: Progress) -> T:
    """Do long work in the calling thread, which was made for it: it comes after others (app.kernel.giving_way), and
    rests at its reports while somebody waits for something else. No garbage is looked for meanwhile.
    """
    give_way()
    _here.behind = True
    with uncollected():
        return work(_Resting(progress))


def rest_until(free: threading.Event) -> None:
    """Let the calling thread rest, where it works behind, until it is told to go on, or for a short while."""
    if getattr(_here, "behind", False):
        free.wait(LONGEST)


class _Resting:
    """Progress at whose reports the thread that works behind rests while somebody waits for what another does."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def report(self, done: int, total: int) -> None:
        """Rest as long as is needed, and pass the step on."""
        rest_until(_nobody_waits)
        self._progress.report(done, total)

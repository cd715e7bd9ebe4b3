"""What nobody waits for is done in the lane once nothing was asked of it for a while, one short piece at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Timer

QUIET = 0.3
"""Seconds without a request: shorter than the pause between two savings of somebody who types (app.ui.keeping), so that
nothing heaps up, and longer than that between two requests of one act.
"""


class Quiet:
    """`submit` runs something in the lane; `piece` does a short piece of the work, and gives whether more is left.

    Something that is asked meanwhile goes before the next piece, and the rest waits for the next quiet moment. What is
    left at the end is for whoever ends it.
    """

    def __init__(
        self,
        submit: Callable[[Callable[[], None]], object],
        piece: Callable[[], bool],
        timer: Callable[[float, Callable[[], None]], Timer] = Timer,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._submit, self._piece, self._make_timer, self._clock = submit, piece, timer, clock
        self._guard = Lock()
        self._timer: Timer | None = None
        self._asked = 0.0
        self._ended = False

    def asked(self) -> None:
        """Something is asked of the lane."""
        with self._guard:
            self._asked = self._clock()
            if self._timer is None and not self._ended:
                self._wait(QUIET)

    def end(self) -> None:
        """Begin nothing more."""
        with self._guard:
            self._ended = True
            if self._timer is not None:
                self._timer.cancel()

    def _wait(self, seconds: float) -> None:
        self._timer = self._make_timer(seconds, self._looked)
        self._timer.daemon = True
        self._timer.start()

    def _looked(self) -> None:
        """In the timer's thread."""
        with self._guard:
            left = self._asked + QUIET - self._clock()
            self._timer = None
            if self._ended:
                return
            if left > 0:
                self._wait(left)
                return
        self._go_on()

    def _go_on(self) -> None:
        """Where the lane is closed already, there is nothing to go on with."""
        with suppress(RuntimeError):
            self._submit(self._one)

    def _one(self) -> None:
        """In the lane's thread. A timer that waits tells that something was asked since it last went off."""
        if not self._busy() and self._piece() and not self._busy():
            self._go_on()

    def _busy(self) -> bool:
        with self._guard:
            return self._ended or self._timer is not None

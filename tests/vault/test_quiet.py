"""What nobody waits for: done when the lane is quiet, and given up at once where something is asked."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Timer

import pytest

from app.vault.quiet import QUIET, Quiet


class Held(Timer):
    """A timer that goes off when the test says so."""

    def start(self) -> None:
        """Wait."""


class Desk:
    """A lane whose work is done by hand, a clock that is set, and so many pieces of work."""

    def __init__(self, pieces: int) -> None:
        self.timers: list[Held] = []
        self.queue: list[Callable[[], None]] = []
        self.now = 100.0
        self.left = pieces
        self.quiet = Quiet(self.queue.append, self.piece, self.timer, lambda: self.now)

    def timer(self, seconds: float, act: Callable[[], None]) -> Timer:
        self.timers.append(Held(seconds, act))
        return self.timers[-1]

    def piece(self) -> bool:
        self.left -= 1
        return self.left > 0

    def goes_off(self) -> None:
        self.timers[-1].function()

    def work(self) -> None:
        self.queue.pop(0)()


def test_pieces_follow_one_another_until_nothing_is_left() -> None:
    desk = Desk(3)
    desk.quiet.asked()
    desk.now += QUIET
    desk.goes_off()
    for _ in range(3):
        desk.work()
    assert (desk.left, desk.queue) == (0, [])


def test_it_waits_on_where_something_was_asked_meanwhile() -> None:
    desk = Desk(1)
    desk.quiet.asked()
    desk.now += QUIET - 0.1
    desk.quiet.asked()
    desk.now += 0.1
    desk.goes_off()
    assert not desk.queue
    assert [timer.interval for timer in desk.timers] == [QUIET, pytest.approx(QUIET - 0.1)]


def test_what_is_asked_goes_before_the_next_piece() -> None:
    desk = Desk(3)
    desk.quiet.asked()
    desk.now += QUIET
    desk.goes_off()
    desk.now += 1
    desk.work()
    desk.now += 1
    desk.quiet.asked()
    desk.work()
    assert (desk.left, desk.queue, len(desk.timers)) == (2, [], 2), "the rest waits for the next quiet moment"


def test_after_the_end_nothing_begins() -> None:
    desk = Desk(3)
    desk.quiet.asked()
    desk.now += QUIET
    desk.goes_off()
    desk.quiet.end()
    desk.work()
    desk.goes_off()
    desk.quiet.asked()
    assert (desk.left, desk.queue, len(desk.timers)) == (3, [], 1)


def test_a_lane_that_is_closed_is_left_alone() -> None:
    with ThreadPoolExecutor(1) as lane:
        done = Event()

        def piece() -> bool:
            done.set()
            return False

        def submit(act: Callable[[], None]) -> Future[None]:
            return lane.submit(act)

        quiet = Quiet(submit, piece, lambda _, act: Timer(0, act), lambda: 0.0)
        quiet.asked()
        quiet.end()
    quiet._go_on()
    assert not done.is_set()

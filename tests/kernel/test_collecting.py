"""No garbage is looked for while long work runs, and it is again afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Barrier, Thread

import pytest

from app.kernel.collecting import uncollected


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    before = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if before else gc.disable)()


def test_nothing_is_looked_through_however_much_is_made() -> None:
    looked = list[str]()

    def told(phase: str, _: object) -> None:
        looked.append(phase)

    gc.callbacks.append(told)
    try:
        with uncollected():
            looked.clear()  # of what was made before
            made = [[number] for number in range(5000)]
            assert looked == []
        made.extend([[number] for number in range(5000)])
        assert looked
    finally:
        gc.callbacks.remove(told)


def test_it_begins_again_with_the_last_of_several_and_after_an_error() -> None:
    both = Barrier(2)
    seen = list[bool]()

    def other() -> None:
        with uncollected():
            both.wait()
            both.wait()
            seen.append(gc.isenabled())

    def failing() -> None:
        with uncollected():
            thread.start()
            both.wait()
            raise KeyError

    thread = Thread(target=other)
    with pytest.raises(KeyError):
        failing()
    assert not gc.isenabled()
    both.wait()
    thread.join()
    assert seen == [False]
    assert gc.isenabled()


def test_whoever_had_stopped_it_finds_it_stopped() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()

"""No garbage is looked for while long work runs, and it is again afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Barrier, Thread
from weakref import ref

import pytest

from app.kernel import collecting as collecting_module
from app.kernel.collecting import collect_all, collect_new, only_when_asked, uncollected


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


def test_what_was_made_inside_is_not_looked_through_by_whoever_makes_the_next_thing() -> None:
    """In the window that would be a block: a tenth of a second for ten thousand lines of a file."""
    young = list[int]()

    def told(phase: str, about: dict[str, int]) -> None:
        if phase == "start" and not young:
            young.append(sum(len(gc.get_objects(each)) for each in range(about["generation"] + 1)))

    with uncollected():
        made = [[number] for number in range(50_000)]
        gc.callbacks.append(told)
    try:
        while not young:
            made.append([])
    finally:
        gc.callbacks.remove(told)
    assert young[0] < 10_000


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


@pytest.fixture
def a_window(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a process with a window: and as before after the test."""
    before = gc.get_threshold()
    monkeypatch.setattr(collecting_module, "_asked", False)
    gc.freeze()  # what other tests left is none of this one's
    gc.collect()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@contextmanager
def _looked_through() -> Iterator[list[int]]:
    generations = list[int]()

    def told(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            generations.append(about["generation"])

    gc.callbacks.append(told)
    try:
        yield generations
    finally:
        gc.callbacks.remove(told)


@pytest.mark.usefixtures("a_window")
def test_a_window_looks_through_all_only_when_it_asks_for_it() -> None:
    with _looked_through() as generations:
        before = [[number] for number in range(100_000)]
        assert 2 in generations
        only_when_asked()
        generations.clear()
        made = [[number] for number in range(100_000)]
        assert generations
        assert 2 not in generations
        generations.clear()
        collect_new()
        assert generations == [2]
    assert len(before) == len(made)


class Ring:
    def __init__(self) -> None:
        self.itself = self


@pytest.mark.usefixtures("a_window")
def test_what_long_work_of_a_window_made_stays_out_of_what_is_looked_through_until_everything_is() -> None:
    only_when_asked()
    with uncollected():
        inside = ref(Ring())
    outside = ref(Ring())
    collect_new()
    assert outside() is None
    assert inside() is not None
    collect_all()
    assert inside() is None


@pytest.mark.usefixtures("a_window")
def test_without_a_window_nothing_is_asked_for() -> None:
    with _looked_through() as generations:
        collect_new()
        collect_all()
    assert generations == []
    assert gc.get_freeze_count()

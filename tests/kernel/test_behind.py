"""Long work that nobody waits for rests while somebody waits for something else."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from app.domain.client import Client
from app.kernel.behind import behind, waited_for
from app.kernel.progress import Progress, Silent
from app.vault.lists import Query
from app.vault.vault import Vault

LONG = 60.0
"""Seconds that nothing here takes."""


@pytest.fixture(autouse=True)
def as_long_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.kernel.behind.LONGEST", LONG)


class Steps:
    """Work behind, one step at a time."""

    def __init__(self) -> None:
        self.begin, self.next, self.done, self.collecting = Event(), Event(), Event(), True
        self._thread = Thread(target=lambda: behind(self._work, Silent()))

    def __enter__(self) -> Steps:
        self._thread.start()
        assert self.begin.wait(LONG)
        return self

    def __exit__(self, *_: object) -> None:
        self.next.set()
        self._thread.join()

    def _work(self, progress: Progress) -> None:
        self.collecting = gc.isenabled()
        self.begin.set()
        assert self.next.wait(LONG)
        progress.report(1, 1)
        self.done.set()


@pytest.fixture
def steps() -> Iterator[Steps]:
    with Steps() as made:
        yield made


def test_it_rests_until_nobody_waits_any_more(steps: Steps) -> None:
    with waited_for():
        with waited_for():
            steps.next.set()
            assert not steps.done.wait(0.05)
        assert not steps.done.wait(0.05)
    assert steps.done.wait(LONG)


def test_however_much_is_asked_for_it_goes_on(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.kernel.behind.LONGEST", 0.001)
    with waited_for():
        steps.next.set()
        assert steps.done.wait(LONG)


def test_no_garbage_is_looked_for_meanwhile(steps: Steps) -> None:
    assert not steps.collecting


@pytest.mark.parametrize("what", ["save", "search", "page", "total"])
def test_whoever_saves_searches_or_lists_is_waited_for(
    what: str, vault: Vault, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the midst of it a step of the work does not end, and afterwards it does."""
    seen = list[bool]()

    def looked(*_: object, **__: object) -> int:
        steps.next.set()
        seen.append(steps.done.wait(0.05))
        return 0

    match what:
        case "save":
            vault.now(lambda work: looked(work))
        case _:
            monkeypatch.setattr(f"app.vault.reader.{what}", looked)
            asked = {"search": "bos"}.get(what) or Query(Client)
            getattr(vault.reader(), what)(asked)
    assert seen == [False]
    assert steps.done.wait(LONG)

"""What nobody uses any more is given back a while after one went somewhere, and after a lock: never while one waits."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.door import VaultState
from app.ui.place import Place
from app.ui.run import Program
from app.ui.shell import tidying
from app.ui.shell.tidying import Tidying


@pytest.fixture
def done(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done, by a `Tidying` that waits for a moment only."""
    done = list[str]()

    def noting(name: str) -> Callable[[], None]:
        return lambda: done.append(name)

    for name in ("collect_new", "collect_all", "give_back"):  # of all that is in this process, tests included
        monkeypatch.setattr(tidying, name, noting(name))
    monkeypatch.setattr(tidying, "WHILE", 1)
    Tidying(program.context, program.window)
    return done


def test_after_a_step_what_is_new_is_looked_through_once_nothing_is_awaited(
    context: Context, done: list[str], qtbot: QtBot
) -> None:
    go_on, came = Event(), list[bool]()
    context.tasks.run(lambda _: go_on.wait(60), context, came.append, lambda error: pytest.fail(repr(error)))
    context.navigate(Place("about"))
    qtbot.wait(20)
    assert done == []
    go_on.set()
    _wait(qtbot, done, 2)
    assert came == [True]
    assert done == ["collect_new", "give_back"]


def test_after_a_lock_everything_is_once(context: Context, done: list[str], qtbot: QtBot) -> None:
    context.door.lock()
    qtbot.waitUntil(lambda: context.door.state is VaultState.LOCKED)
    _wait(qtbot, done, 2)
    qtbot.wait(20)
    assert done == ["collect_all", "give_back"]


def _wait(qtbot: QtBot, done: list[str], number: int) -> None:
    """Patiently: the program may still load its other pages, which is awaited too."""
    qtbot.waitUntil(lambda: len(done) >= number)

"""Work elsewhere comes back in the window's thread, and only to whoever is still there."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.kernel.giving_way import NICE
from app.kernel.progress import Cancelled, Progress
from app.ui.context import Context
from app.ui.tasks.task import Task
from app.ui.tasks.tasks import Tasks
from app.vault.lane import Done


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def unexpected(error: BaseException) -> None:
    pytest.fail(repr(error))


def test_a_result_comes_back_in_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    threads: list[threading.Thread] = []
    tasks.run(lambda _: threading.current_thread(), owner, lambda worked: threads.extend((worked, _here())), unexpected)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not _here()
    assert threads[1] is _here()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not tell how far a thread gives way")
def test_work_that_is_shown_gives_way_to_what_is_waited_for(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    steps: list[tuple[str, int]] = []

    def work(name: str) -> Callable[[Progress], tuple[str, int]]:
        return lambda _: (name, os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    tasks.run(work("shown"), owner, steps.append, unexpected, label="verifying")
    tasks.run(work("awaited"), owner, steps.append, unexpected, label="making a key", awaited=True)
    tasks.run(work("quick"), owner, steps.append, unexpected)
    qtbot.waitUntil(lambda: len(steps) == 3)
    own = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    assert dict(steps) == {"shown": NICE, "awaited": own, "quick": own}


def _here() -> threading.Thread:
    return threading.current_thread()


def test_an_error_goes_to_the_one_who_asked(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    errors: list[BaseException] = []

    def work(_: Progress) -> int:
        raise ValueError("no")

    tasks.run(work, owner, lambda _: pytest.fail("it did not work"), errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ValueError)


def test_nobody_is_called_whose_widget_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    gone, there, calls = QObject(), QObject(), []
    go = threading.Event()

    def work(_: Progress) -> None:
        go.wait(10)

    tasks.run(work, gone, lambda _: calls.append("gone"), unexpected)
    delete(gone)
    go.set()
    tasks.run(lambda _: None, there, lambda _: calls.append("there"), unexpected)
    qtbot.waitUntil(lambda: not tasks.running and calls == ["there"])


def test_an_act_that_was_done_already_still_comes_later(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    results: list[int] = []
    future: Future[Done[int]] = Future()
    future.set_result(Done(7, frozenset()))
    tasks.follow(future, owner, results.append, unexpected)
    assert results == []
    qtbot.waitUntil(lambda: results == [7])


def test_a_cancelled_task_ends_as_cancelled(tasks: Tasks, qtbot: QtBot) -> None:
    owner, began = QObject(), threading.Event()
    errors: list[BaseException] = []

    def work(progress: Progress) -> None:
        while True:
            progress.report(1, 10)
            began.set()

    task = tasks.run(work, owner, None, errors.append, label="long")
    qtbot.waitUntil(began.is_set)
    task.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
    assert tasks.running == frozenset()


def test_progress_reaches_the_window_with_its_last_step(tasks: Tasks, qtbot: QtBot) -> None:
    owner, steps = QObject(), []

    def work(progress: Progress) -> None:
        for done in range(1, 501):
            progress.report(done, 500)

    task = tasks.run(work, owner, None, unexpected)
    task.progressed.connect(lambda done, total: steps.append((done, total)))
    qtbot.waitUntil(lambda: bool(steps) and steps[-1] == (500, 500))
    assert len(steps) < 500


def test_work_behind_rests_while_the_window_does_something_else(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here the window looks at no report, as where a screen is coming up: the second step waits until it does."""
    monkeypatch.setattr("app.kernel.behind.LONGEST", 60.0)
    told, ended, results = threading.Event(), threading.Event(), list[object]()

    def work(progress: Progress) -> None:
        progress.report(0, 2)
        told.set()
        progress.report(1, 2)
        ended.set()

    tasks.run(work, QObject(tasks), results.append, unexpected, label="verifying")
    assert told.wait(60)
    assert not ended.wait(0.05)
    qtbot.waitUntil(lambda: bool(results))
    assert ended.is_set()


def test_only_work_with_a_label_is_shown(tasks: Tasks, qtbot: QtBot) -> None:
    owner, shown = QObject(), []
    tasks.started.connect(lambda task: shown.append(task.label))
    tasks.run(lambda _: None, owner, None, unexpected)
    tasks.run(lambda _: None, owner, None, unexpected, label="shown")
    qtbot.waitUntil(lambda: not tasks.running)
    assert shown == ["shown"]


def test_ending_everything_waits_for_all(tasks: Tasks, qtbot: QtBot) -> None:
    owner, ended, idle = QObject(), [], []

    def work(progress: Progress) -> None:
        while True:
            progress.report(0, 0)

    running: list[Task] = [
        tasks.run(work, owner, None, lambda _: ended.append(1), label=str(number)) for number in range(3)
    ]
    tasks.cancel_all(lambda: idle.append(len(ended)))
    qtbot.waitUntil(lambda: bool(idle))
    assert idle == [3]
    assert all(task.cancelled for task in running)


def test_ending_nothing_still_calls_back(tasks: Tasks, qtbot: QtBot) -> None:
    idle: list[bool] = []
    tasks.cancel_all(lambda: idle.append(True))
    qtbot.waitUntil(lambda: idle == [True])


def test_work_that_reads_leaves_no_connection_behind_for_each_time(context: Context, qtbot: QtBot) -> None:
    """To Python every piece of work in a thread of Qt is that of another thread."""
    read_by: list[int] = []

    def read(_: Progress) -> int:
        return id(context.vault.reader().connection)

    for done in range(1, 13):
        context.tasks.run(read, context, read_by.append, unexpected)
        qtbot.waitUntil(partial(_as_long_as, read_by, done))
    assert len(set(read_by)) <= 4  # as many as Qt has threads: one may begin while another ends


def _as_long_as(read_by: list[int], done: int) -> bool:
    return len(read_by) == done

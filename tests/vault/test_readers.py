"""Every thread reads by a connection of its own, and what a thread leaves goes to the next one that reads."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Thread

import pytest

from app.vault.connection import Connection, Mode, connect
from app.vault.reader import Readers

KEY, SALT = bytes(32), bytes(16)


class Made:
    """Readers, and every connection that they ever opened."""

    def __init__(self, path: Path) -> None:
        connect(path, KEY, SALT, Mode.CREATE).close()
        self._path = path
        self.opened: list[Connection] = []
        self.readers = Readers(self._connect)

    def _connect(self) -> Connection:
        self.opened.append(connect(self._path, KEY, SALT, Mode.READ))
        return self.opened[-1]

    def read_in_a_thread(self, *, broken_off: bool = False) -> None:
        def read() -> None:
            connection = self.readers.here().connection
            if broken_off:
                connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()

        thread = Thread(target=read)
        thread.start()
        thread.join()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    made = Made(tmp_path / "vault.db")
    yield made
    made.readers.close()


def test_threads_that_read_one_after_another_read_by_the_same_connection(made: Made) -> None:
    for _ in range(20):
        made.read_in_a_thread()
    assert len(made.opened) == 1


def test_no_two_threads_ever_read_by_the_same_and_few_are_left_open(made: Made) -> None:
    at_once = 5
    together = Barrier(at_once)

    def read(_: int) -> int:
        connection = made.readers.here().connection
        together.wait()
        return id(connection)

    with ThreadPoolExecutor(at_once) as pool:
        assert len(set(pool.map(read, range(at_once)))) == at_once
    assert sum(_is_open(each) for each in made.opened) == 2
    for _ in range(3):
        made.read_in_a_thread()
    assert len(made.opened) == at_once


def test_the_first_thread_keeps_its_own(made: Made) -> None:
    own = made.readers.here().connection
    made.read_in_a_thread()
    assert made.readers.here().connection is own
    assert len(made.opened) == 2


def test_one_whose_reading_broke_off_is_closed_and_lent_to_nobody(made: Made) -> None:
    made.read_in_a_thread(broken_off=True)
    made.read_in_a_thread()
    assert [_is_open(each) for each in made.opened] == [False, True]


def test_closing_closes_those_that_nobody_reads_by_too(made: Made) -> None:
    made.read_in_a_thread()
    made.readers.close()
    assert not any(_is_open(each) for each in made.opened)


def test_less_is_kept_at_hand_where_nobody_reads_and_nothing_is_touched_where_somebody_does(made: Made) -> None:
    asked: dict[str, list[str]] = {"own": [], "beside": []}
    made.readers.here().connection.set_trace_callback(asked["own"].append)
    made.read_in_a_thread()
    go_on, reads = Barrier(2), Barrier(2)

    def read() -> None:
        made.readers.here().connection.set_trace_callback(asked["beside"].append)
        reads.wait()
        go_on.wait()

    thread = Thread(target=read)
    thread.start()
    reads.wait()
    made.readers.keep_less()
    assert asked == {"own": ["PRAGMA shrink_memory"], "beside": []}
    go_on.wait()
    thread.join()
    made.readers.keep_less()
    assert asked["beside"] == ["PRAGMA shrink_memory"]


def _is_open(connection: Connection) -> bool:
    try:
        connection.execute("SELECT 1")
    except Exception:  # noqa: BLE001 - whatever a closed one says
        return False
    return True

"""What a connection adds to SQLite's own: a transaction that is whole or nothing, and says what really failed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vault.connection import Connection, DatabaseError, Mode, connect


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    made = connect(tmp_path / "vault-1.db", bytes(32), bytes(16), Mode.CREATE)
    made.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY) STRICT")
    made.execute("INSERT INTO kept VALUES (1)")
    yield made
    made.close()


def kept(connection: Connection) -> list[int]:
    return [number for (number,) in connection.execute("SELECT id FROM kept ORDER BY id")]


def test_what_is_written_inside_is_kept(connection: Connection) -> None:
    with connection.transaction():
        connection.execute("INSERT INTO kept VALUES (2)")

    assert kept(connection) == [1, 2]
    assert not connection.in_transaction


def test_nothing_of_it_is_kept_where_it_fails(connection: Connection) -> None:
    with pytest.raises(DatabaseError, match="UNIQUE"), connection.transaction():
        connection.execute("INSERT INTO kept VALUES (2), (1)")

    assert kept(connection) == [1]
    assert not connection.in_transaction


def test_a_failure_is_raised_itself_where_sqlite_has_taken_the_transaction_back(connection: Connection) -> None:
    with pytest.raises(DatabaseError, match="UNIQUE"), connection.transaction():
        connection.execute("INSERT OR ROLLBACK INTO kept VALUES (2), (1)")

    assert kept(connection) == [1]
    assert not connection.in_transaction

"""The ledger's lines: SQLite writes them as the program does, whatever a text holds."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.values import Plain
from app.vault.connection import Connection, Mode, connect
from app.vault.ledger import START, Head, Ledger, RowDigest, Verb
from app.vault.vault import Vault

NONCE = bytes(range(32))
TEXTS = st.text(max_size=60)
NAMES = ("text", "more", "number", "bytes")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A table with a column of each kind that there is."""
    path: Path = tmp_path_factory.mktemp("ledger") / "vault-1.db"
    connection = connect(path, bytes(32), bytes(16), Mode.CREATE)
    connection.execute('CREATE TABLE one ("text" TEXT, "more" TEXT, "number" INTEGER, "bytes" BLOB) STRICT')
    yield connection
    connection.close()


@given(TEXTS, st.none() | TEXTS, st.none() | st.integers(-(2**63), 2**63 - 1), st.none() | st.binary(max_size=20))
@example('"\\/\b\f\n\r\t\x00\x01\x1f\x7f\x85\u2028\u2029\ufeff\U0001f9e1', "", 0, b"")
@example("", None, None, None)
@example("null", "[1]", 1, b"\x00")
def test_sqlite_writes_a_row_as_its_digest_has_it(
    table: Connection, text: str, more: str | None, number: int | None, content: bytes | None
) -> None:
    digest = RowDigest(NAMES)
    row: dict[str, Plain] = {"text": text, "more": more, "number": number, "bytes": content}
    table.execute("DELETE FROM one")
    table.execute("INSERT INTO one VALUES (?, ?, ?, ?)", tuple(row.values()))
    (line,) = table.execute(f"SELECT {digest.line} FROM one").fetchone()
    assert hmac.digest(NONCE, line, "sha256") == digest.of(NONCE, [row[name] for name in digest.names])


def appended(vault: Vault, connection: Connection) -> Ledger:
    """Entries whose texts hold everything that JSON writes otherwise."""
    ledger = Ledger(connection, vault.keys.ledger)
    connection.execute("DELETE FROM ledger")
    head, now = Head(0, START), datetime(2026, 3, 3, 9, tzinfo=UTC)
    for record in ('a"b\\c', "é\u2028\U0001f9e1", "\x01\t\n\x7f"):
        head = ledger.append(head, now, "act", Verb.CHANGE, "client", record, b"\x00\xff")
    return ledger


@pytest.fixture
def connection(vault: Vault) -> Iterator[Connection]:
    """One that can write past the ledger."""
    made = connect(vault.folder / vault.header.database, vault.keys.database, vault.header.salt, Mode.WRITE)
    yield made
    made.close()


def test_sqlite_writes_an_entry_as_its_mac_has_it(
    vault: Vault, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = appended(vault, connection)
    monkeypatch.setattr(Ledger, "_follows", lambda *_: False)
    assert [follows for _, follows in ledger.checked()] == [True, True, True]


def test_what_another_sqlite_writes_otherwise_is_no_forgery(
    vault: Vault, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = appended(vault, connection)
    monkeypatch.setattr("app.vault.ledger._LINE", "x'00'")
    assert ledger.broken_at() == 0
    connection.execute("UPDATE ledger SET noun = 'session' WHERE sequence = 2")
    assert ledger.broken_at() == 2

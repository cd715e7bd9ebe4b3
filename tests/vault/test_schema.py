"""Tables and declarations say the same."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain.declare import Record, Shape, columns
from app.domain.nouns import NOUNS
from app.vault.vault import Vault

TYPES = {int: "INTEGER", bool: "INTEGER", bytes: "BLOB", date: "TEXT", datetime: "TEXT"}


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun.name)
def test_a_table_has_the_declared_columns_and_a_nonce(vault: Vault, noun: type[Record]) -> None:
    connection = vault.reader().connection
    table = {
        name: (kind, bool(required))
        for _, name, kind, required, *_ in connection.execute(f'PRAGMA table_info("{noun.noun.name}")')
    }
    assert table.pop("nonce") == ("BLOB", True)
    declared = {
        each.name: (
            TYPES.get(each.python, "TEXT"),
            not each.optional and not (each.declaration.shape is Shape.REFERENCE and not each.declaration.required),
        )
        for each in columns(noun)
    }
    assert table == declared


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun.name)
def test_every_reference_is_a_foreign_key(vault: Vault, noun: type[Record]) -> None:
    connection = vault.reader().connection
    keys = {(row[3], row[2]) for row in connection.execute(f'PRAGMA foreign_key_list("{noun.noun.name}")')}
    declared = {
        (each.name, each.declaration.refers) for each in columns(noun) if each.declaration.shape is Shape.REFERENCE
    }
    assert keys == declared


def test_every_table_is_strict(vault: Vault) -> None:
    loose = [
        name
        for _, name, kind, _, _, strict in vault.reader().connection.execute("PRAGMA table_list")
        if kind == "table" and not strict and not name.startswith(("sqlite_", "search_"))
    ]
    assert loose == []


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("query_only", 1),
    ],
)
def test_a_reader_is_set_up_as_designed(vault: Vault, pragma: str, value: object) -> None:
    assert vault.reader().connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value

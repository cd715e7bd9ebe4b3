"""What stands in the database beside its rows: exactly what the migrations made, or the vault stays closed.

Whoever has the key of a vault, or gives someone a vault of their own, can add triggers and views to it. SQLite runs
them while the program reads and writes, so nothing is run before this was looked at.
"""

from __future__ import annotations

from functools import cache

from sqlcipher3 import dbapi2 as sqlcipher

from app.vault import migrations
from app.vault.connection import Connection
from app.vault.errors import DatabaseDamaged

_SHADOWS = frozenset(f"search_{each}" for each in ("data", "idx", "content", "docsize", "config"))
"""Tables that FTS5 makes for itself: how it words them is its own, and may differ in a later SQLite."""

Schema = dict[tuple[str, str, str], str]


def require_own_schema(connection: Connection) -> None:
    """Raise DatabaseDamaged (`vault.schema_changed`) where anything stands in the schema that no migration put there,
    is missing from it, or is worded otherwise. The schema must not be newer than this program.
    """
    found = _schema(connection)
    expected = _made_by(migrations.MIGRATIONS[: migrations.schema_version(connection)])
    differing = {*found} ^ {*expected} or {key for key in found if found[key] != expected[key]}
    if differing:
        kind, name, _ = min(differing)
        raise DatabaseDamaged("vault.schema_changed", name=f"{kind} {name}"[:80])


def expect_own_schema() -> None:
    """Take the steps of this program's own schema now, so that whoever opens a vault later does not wait for them:
    fifty milliseconds.
    """
    _made_by(migrations.MIGRATIONS)


@cache
def _made_by(steps: tuple[tuple[str, ...], ...]) -> Schema:
    """What these migrations make of an empty database."""
    connection: Connection = sqlcipher.connect(":memory:", isolation_level=None, factory=Connection)
    try:
        for statements in steps:
            for statement in statements:
                connection.execute(statement)
        return _schema(connection)
    finally:
        connection.close()


def _schema(connection: Connection) -> Schema:
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {
        (kind, name, table): "" if kind == "table" and name in _SHADOWS else str(sql) for kind, name, table, sql in rows
    }

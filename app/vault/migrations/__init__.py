"""The numbered steps from one schema to the next, each in one transaction with the record that it was taken."""

from __future__ import annotations

from app.vault.connection import APPLICATION_ID, Connection
from app.vault.errors import ForeignDatabase, NewerVault
from app.vault.migrations import (
    m0001_first,
    m0002_unfinished,
    m0003_breaches,
    m0004_retention,
    m0005_last_session,
    m0006_grounds,
    m0007_requests,
    m0008_trainings,
    m0009_statements,
    m0010_business,
    m0011_billing,
    m0012_answers,
    m0013_redactions,
    m0014_goals,
    m0015_reusable_texts,
    m0016_terms,
    m0017_around,
    m0018_stand_in,
    m0019_closing,
    m0020_planned,
    m0021_handed,
    m0022_today,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    m0001_first.STATEMENTS,
    m0002_unfinished.STATEMENTS,
    m0003_breaches.STATEMENTS,
    m0004_retention.STATEMENTS,
    m0005_last_session.STATEMENTS,
    m0006_grounds.STATEMENTS,
    m0007_requests.STATEMENTS,
    m0008_trainings.STATEMENTS,
    m0009_statements.STATEMENTS,
    m0010_business.STATEMENTS,
    m0011_billing.STATEMENTS,
    m0012_answers.STATEMENTS,
    m0013_redactions.STATEMENTS,
    m0014_goals.STATEMENTS,
    m0015_reusable_texts.STATEMENTS,
    m0017_around.STATEMENTS,
    m0018_stand_in.STATEMENTS,
    m0019_closing.STATEMENTS,
    m0020_planned.STATEMENTS,
    m0016_terms.STATEMENTS,
    m0021_handed.STATEMENTS,
    m0022_today.STATEMENTS,
)
"""The statements of each step; the schema's version is the number of steps taken."""


def latest_version() -> int:
    """The schema that this program makes."""
    return len(MIGRATIONS)


def schema_version(connection: Connection) -> int:
    """How many steps this database has taken: 0 for an empty one."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def known_version(connection: Connection) -> int:
    """How many steps were taken, of those that this program knows.

    Raises NewerVault for a schema of a later program, ForeignDatabase for a database of another application.
    """
    taken = schema_version(connection)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if taken and application != APPLICATION_ID:
        raise ForeignDatabase
    if taken > len(MIGRATIONS):
        raise NewerVault("vault.newer_database")
    return taken


def migrate(connection: Connection, version: int | None = None) -> int:
    """Take the steps that are missing, each whole or not at all, up to a `version` or to the latest; returns how many
    were taken. Raises as `known_version` does.
    """
    taken = known_version(connection)
    missing = MIGRATIONS[taken:version]
    for number, statements in enumerate(missing, start=taken + 1):
        _step(connection, number, statements)
    return len(missing)


def _step(connection: Connection, number: int, statements: tuple[str, ...]) -> None:
    with connection.transaction():
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")

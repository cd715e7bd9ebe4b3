"""A program with two migrations more than this one, for tests of what happens while they run."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.vault import connection, migrations

STEPS = (
    (
        'ALTER TABLE "client" ADD COLUMN "nickname" TEXT NOT NULL DEFAULT \'\'',
        'CREATE TABLE "later" ("id" TEXT NOT NULL PRIMARY KEY, "about" TEXT NOT NULL) STRICT',
        'INSERT INTO "later" SELECT id, surname FROM "client"',
        'CREATE INDEX "later_about" ON "later" ("about")',
    ),
    (
        'UPDATE "client" SET "nickname" = "surname"',
        'CREATE INDEX "client_nickname" ON "client" ("nickname")',
        'DROP TABLE "later"',
    ),
)
NEWEST = migrations.latest_version() + len(STEPS)


@contextmanager
def with_newer_schema() -> Iterator[None]:
    """Inside, the program knows two migrations more."""
    before = migrations.MIGRATIONS
    migrations.MIGRATIONS = (*before, *STEPS)
    try:
        yield
    finally:
        migrations.MIGRATIONS = before


class Statements:
    """Counts the statements that reach SQLite, and kills the process as it comes to one of them."""

    def __init__(self, fatal: int) -> None:
        self.count = 0
        self._fatal = fatal

    def install(self) -> None:
        """Watch every statement from now on."""
        plain = connection.Cursor.execute

        def execute(cursor: connection.Cursor, *arguments: Any) -> connection.Cursor:
            self.count += 1
            if self.count == self._fatal:
                os.kill(os.getpid(), signal.SIGKILL)
            return plain(cursor, *arguments)

        setattr(connection.Cursor, "execute", execute)  # noqa: B010 - in a process of its own

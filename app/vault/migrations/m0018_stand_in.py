"""Schema 18: packages for a deputy."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE "stand_in" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "deputy" TEXT NOT NULL REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "why" TEXT NOT NULL,
        "since" TEXT NOT NULL,
        "until" TEXT NOT NULL,
        "sessions" INTEGER NOT NULL,
        "file_sha256" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "stand_in_deputy" ON "stand_in" ("deputy")',
)

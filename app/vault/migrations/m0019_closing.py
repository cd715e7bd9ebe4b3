"""Schema 19: the end of the practice."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE "closing" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "closes_on" TEXT NOT NULL,
        "why" TEXT NOT NULL,
        "keeper" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "keeper_agreed_on" TEXT,
        "closed_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "closing_keeper" ON "closing" ("keeper")',
)

"""Schema 2: what was typed and not saved yet; and nobody is said to have decided in person who has not decided.

The columns change places rather than their values: a row that differs from its digest would look tampered with. What
they said of undecided items is taken away by an act of its own, with its entries in the ledger
(app.vault.undecided), which the setting asks for.
"""

from __future__ import annotations

ASKED = "undecided"
"""The setting that asks for the act."""


def _nullable(table: str, column: str) -> tuple[str, ...]:
    """Let a column be empty. SQLite cannot take away NOT NULL, so another column takes its name."""
    return (
        f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "{column}_before"',
        f'ALTER TABLE "{table}" ADD COLUMN "{column}" TEXT',
        f'UPDATE "{table}" SET "{column}" = "{column}_before"',
        f'ALTER TABLE "{table}" DROP COLUMN "{column}_before"',
    )


STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE "unfinished" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "form" TEXT NOT NULL,
        "record" TEXT NOT NULL,
        "category" TEXT NOT NULL,
        "content" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "unfinished_client" ON "unfinished" ("client")',
    *_nullable("version", "decided_how"),
    *_nullable("consent", "withdrawn_how"),
    f"""
    INSERT INTO setting (name, value) SELECT '{ASKED}', '1' WHERE EXISTS (
        SELECT 1 FROM version WHERE decided_on IS NULL UNION ALL SELECT 1 FROM consent WHERE withdrawn_on IS NULL
    )
    """,
)

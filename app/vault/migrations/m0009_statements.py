"""Privacy statements as they were published, and who was told of them."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE "statement" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "number" INTEGER NOT NULL UNIQUE,
        "policy_version" INTEGER NOT NULL,
        "published_on" TEXT NOT NULL,
        "valid_from" TEXT NOT NULL,
        "changed_on" TEXT NOT NULL,
        "letterhead" TEXT NOT NULL,
        "text_nl" TEXT NOT NULL,
        "text_en" TEXT NOT NULL,
        "sha256_nl" TEXT NOT NULL,
        "sha256_en" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "statement_told" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "statement" TEXT NOT NULL REFERENCES "statement" (id) DEFERRABLE INITIALLY DEFERRED,
        "told_on" TEXT NOT NULL,
        "told_how" TEXT NOT NULL,
        "note" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "statement_told_client" ON "statement_told" ("client")',
    'CREATE INDEX "statement_told_statement" ON "statement_told" ("statement")',
)

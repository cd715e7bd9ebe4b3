"""Terms of service as clients get them, and who was given which."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE "terms" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "number" INTEGER NOT NULL UNIQUE,
        "title" TEXT NOT NULL,
        "kept_on" TEXT NOT NULL,
        "content" BLOB NOT NULL,
        "content_sha256" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "terms_given" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "terms" TEXT NOT NULL REFERENCES "terms" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "given_on" TEXT NOT NULL,
        "given_how" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "terms_given_client" ON "terms_given" ("client")',
    'CREATE INDEX "terms_given_terms" ON "terms_given" ("terms")',
    'CREATE INDEX "terms_given_trajectory" ON "terms_given" ("trajectory")',
)

"""What is covered in the copy for a request."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE "redaction" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "request" TEXT NOT NULL REFERENCES "request" (id) DEFERRABLE INITIALLY DEFERRED,
        "about" TEXT NOT NULL,
        "item" TEXT NOT NULL,
        "field" TEXT NOT NULL,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        "page" INTEGER NOT NULL,
        "left" INTEGER NOT NULL,
        "top" INTEGER NOT NULL,
        "width" INTEGER NOT NULL,
        "height" INTEGER NOT NULL,
        "marked" TEXT NOT NULL,
        "cause" TEXT NOT NULL,
        "reason" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "redaction_client" ON "redaction" ("client")',
    'CREATE INDEX "redaction_request" ON "redaction" ("request")',
)

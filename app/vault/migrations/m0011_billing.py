"""Schema 11: billing lines, what was agreed for them, and sessions that are charged otherwise than usual."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    'ALTER TABLE "session" ADD COLUMN "charge" TEXT',
    'ALTER TABLE "trajectory" ADD COLUMN "rate" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE "trajectory" ADD COLUMN "rate_per" TEXT',
    'ALTER TABLE "trajectory" ADD COLUMN "order_number" TEXT NOT NULL DEFAULT \'\'',
    """
    CREATE TABLE "billing_line" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "starts_on" TEXT NOT NULL,
        "ends_on" TEXT NOT NULL,
        "sessions" INTEGER NOT NULL,
        "minutes" INTEGER NOT NULL,
        "rate" INTEGER NOT NULL,
        "rate_per" TEXT NOT NULL,
        "order_number" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "billing_line_client" ON "billing_line" ("client")',
    'CREATE INDEX "billing_line_trajectory" ON "billing_line" ("trajectory")',
)

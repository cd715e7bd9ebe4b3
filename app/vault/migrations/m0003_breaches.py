"""Schema 3: breaches, what was reported of them and who was told; whose processor the practice is in a trajectory."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    'ALTER TABLE "trajectory" ADD COLUMN "role" TEXT',
    """
    CREATE TABLE "breach" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "title" TEXT NOT NULL,
        "nature" TEXT NOT NULL,
        "facts" TEXT NOT NULL,
        "began_on" TEXT,
        "suspected_on" TEXT NOT NULL,
        "suspected_at" TEXT NOT NULL,
        "state" TEXT NOT NULL,
        "aware_on" TEXT,
        "aware_at" TEXT NOT NULL,
        "data" TEXT NOT NULL,
        "people" INTEGER NOT NULL,
        "encrypted" INTEGER NOT NULL,
        "risk" TEXT NOT NULL,
        "risk_reason" TEXT NOT NULL,
        "effects" TEXT NOT NULL,
        "measures" TEXT NOT NULL,
        "controllers_told_on" TEXT,
        "evaluation" TEXT NOT NULL,
        "prevention" TEXT NOT NULL,
        "closed_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "breach_report" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "breach" TEXT NOT NULL REFERENCES "breach" (id) DEFERRABLE INITIALLY DEFERRED,
        "reported_to" TEXT NOT NULL,
        "stage" INTEGER NOT NULL,
        "reported_on" TEXT NOT NULL,
        "reported_at" TEXT NOT NULL,
        "reference" TEXT NOT NULL,
        "told" TEXT NOT NULL,
        "late_reason" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "breach_report_breach" ON "breach_report" ("breach")',
    """
    CREATE TABLE "breach_notice" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "breach" TEXT NOT NULL REFERENCES "breach" (id) DEFERRABLE INITIALLY DEFERRED,
        "told_on" TEXT NOT NULL,
        "told_how" TEXT NOT NULL,
        "told" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "breach_notice_client" ON "breach_notice" ("client")',
    'CREATE INDEX "breach_notice_breach" ON "breach_notice" ("breach")',
)

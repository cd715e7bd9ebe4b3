"""Schema 14: goals, assignments and messages."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE "goal" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "what" TEXT NOT NULL,
        "seen_by" TEXT NOT NULL,
        "set_on" TEXT NOT NULL,
        "due_on" TEXT,
        "closed_on" TEXT,
        "outcome" TEXT,
        "reflection" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "goal_client" ON "goal" ("client")',
    'CREATE INDEX "goal_trajectory" ON "goal" ("trajectory")',
    """
    CREATE TABLE "assignment" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "goal" TEXT REFERENCES "goal" (id) DEFERRABLE INITIALLY DEFERRED,
        "what" TEXT NOT NULL,
        "explained" TEXT NOT NULL,
        "set_on" TEXT NOT NULL,
        "due_on" TEXT,
        "returned_on" TEXT,
        "returned" TEXT NOT NULL,
        "attachment" TEXT REFERENCES "attachment" (id) DEFERRABLE INITIALLY DEFERRED,
        "reflected_on" TEXT,
        "reflection" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "assignment_client" ON "assignment" ("client")',
    'CREATE INDEX "assignment_trajectory" ON "assignment" ("trajectory")',
    'CREATE INDEX "assignment_goal" ON "assignment" ("goal")',
    'CREATE INDEX "assignment_attachment" ON "assignment" ("attachment")',
    """
    CREATE TABLE "message" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL,
        "sent_on" TEXT NOT NULL,
        "sender" TEXT NOT NULL,
        "recipients" TEXT NOT NULL,
        "subject" TEXT NOT NULL,
        "text" TEXT NOT NULL,
        "files" INTEGER NOT NULL,
        "digest" TEXT NOT NULL,
        "original_gone_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "message_client" ON "message" ("client")',
    'CREATE INDEX "message_trajectory" ON "message" ("trajectory")',
)

"""Schema 7: what a request asks to be done, restrictions, statements, omissions; disclosures without a version.

A table whose column may from now on be empty is built anew: SQLite cannot take NOT NULL away.
"""

from __future__ import annotations

_KEPT = (
    '"id", "made", "changed", "client", "recipient", "version", "what", "consent", "disclosed_on", "how", '
    '"content_sha256", "pdf_sha256"'
)

STATEMENTS: tuple[str, ...] = (
    'ALTER TABLE "request" ADD COLUMN "trajectory" TEXT'
    """ REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED""",
    'ALTER TABLE "request" ADD COLUMN "recipient" TEXT'
    """ REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED""",
    """ALTER TABLE "request" ADD COLUMN "marketing" INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE "request" ADD COLUMN "responsible" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "request" ADD COLUMN "identity_reason" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "request" ADD COLUMN "masked_photo" INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE "request" ADD COLUMN "masked_zone" INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE "request" ADD COLUMN "masked_number" INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE "request" ADD COLUMN "masked_bsn" INTEGER NOT NULL DEFAULT 0""",
    'CREATE INDEX "request_trajectory" ON "request" ("trajectory")',
    'CREATE INDEX "request_recipient" ON "request" ("recipient")',
    """
    CREATE TABLE "disclosure_anew" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "recipient" TEXT NOT NULL REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "version" TEXT REFERENCES "version" (id) DEFERRABLE INITIALLY DEFERRED,
        "what" TEXT NOT NULL,
        "consent" TEXT REFERENCES "consent" (id) DEFERRABLE INITIALLY DEFERRED,
        "disclosed_on" TEXT NOT NULL,
        "how" TEXT NOT NULL,
        "content_sha256" TEXT NOT NULL,
        "pdf_sha256" TEXT NOT NULL,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "request" TEXT REFERENCES "request" (id) DEFERRABLE INITIALLY DEFERRED,
        "told" TEXT NOT NULL,
        "told_to" TEXT NOT NULL,
        "ground" TEXT,
        "ground_reason" TEXT NOT NULL,
        "decided_by" TEXT NOT NULL,
        "capacity" TEXT,
        "secrecy" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    f"INSERT INTO disclosure_anew ({_KEPT}, told, told_to, ground_reason, decided_by, nonce)"
    f" SELECT {_KEPT}, '', '', '', '', nonce FROM disclosure ORDER BY rowid",
    'DROP TABLE "disclosure"',
    'ALTER TABLE "disclosure_anew" RENAME TO "disclosure"',
    'CREATE INDEX "disclosure_client" ON "disclosure" ("client")',
    'CREATE INDEX "disclosure_recipient" ON "disclosure" ("recipient")',
    'CREATE INDEX "disclosure_version" ON "disclosure" ("version")',
    'CREATE INDEX "disclosure_consent" ON "disclosure" ("consent")',
    'CREATE INDEX "disclosure_trajectory" ON "disclosure" ("trajectory")',
    'CREATE INDEX "disclosure_request" ON "disclosure" ("request")',
    """
    CREATE TABLE "request_step" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "request" TEXT NOT NULL REFERENCES "request" (id) DEFERRABLE INITIALLY DEFERRED,
        "task" TEXT NOT NULL,
        "done_on" TEXT NOT NULL,
        "note" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "request_step_client" ON "request_step" ("client")',
    'CREATE INDEX "request_step_request" ON "request_step" ("request")',
    """
    CREATE TABLE "recipient_notice" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "request" TEXT NOT NULL REFERENCES "request" (id) DEFERRABLE INITIALLY DEFERRED,
        "recipient" TEXT NOT NULL REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "right" TEXT NOT NULL,
        "told_on" TEXT,
        "told_how" TEXT,
        "not_told" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "recipient_notice_client" ON "recipient_notice" ("client")',
    'CREATE INDEX "recipient_notice_request" ON "recipient_notice" ("request")',
    'CREATE INDEX "recipient_notice_recipient" ON "recipient_notice" ("recipient")',
    """
    CREATE TABLE "restriction" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "request" TEXT REFERENCES "request" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "cause" TEXT NOT NULL,
        "since" TEXT NOT NULL,
        "explanation" TEXT NOT NULL,
        "weighing" TEXT NOT NULL,
        "hold" TEXT REFERENCES "hold" (id) DEFERRABLE INITIALLY DEFERRED,
        "told_on" TEXT,
        "told_how" TEXT,
        "lifted_on" TEXT,
        "lifted_because" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "restriction_client" ON "restriction" ("client")',
    'CREATE INDEX "restriction_request" ON "restriction" ("request")',
    'CREATE INDEX "restriction_trajectory" ON "restriction" ("trajectory")',
    'CREATE INDEX "restriction_hold" ON "restriction" ("hold")',
    """
    CREATE TABLE "client_statement" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "version" TEXT REFERENCES "version" (id) DEFERRABLE INITIALLY DEFERRED,
        "session" TEXT REFERENCES "session" (id) DEFERRABLE INITIALLY DEFERRED,
        "request" TEXT REFERENCES "request" (id) DEFERRABLE INITIALLY DEFERRED,
        "category" TEXT NOT NULL,
        "finding" TEXT NOT NULL,
        "text" TEXT NOT NULL,
        "given_on" TEXT NOT NULL,
        "given_how" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "client_statement_client" ON "client_statement" ("client")',
    'CREATE INDEX "client_statement_trajectory" ON "client_statement" ("trajectory")',
    'CREATE INDEX "client_statement_version" ON "client_statement" ("version")',
    'CREATE INDEX "client_statement_session" ON "client_statement" ("session")',
    'CREATE INDEX "client_statement_request" ON "client_statement" ("request")',
    """
    CREATE TABLE "omission" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "request" TEXT NOT NULL REFERENCES "request" (id) DEFERRABLE INITIALLY DEFERRED,
        "about" TEXT NOT NULL,
        "item" TEXT NOT NULL,
        "cause" TEXT NOT NULL,
        "reason" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "omission_client" ON "omission" ("client")',
    'CREATE INDEX "omission_request" ON "omission" ("request")',
)

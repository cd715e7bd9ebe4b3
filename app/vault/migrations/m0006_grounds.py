"""Schema 6: what is told, refused and used otherwise, special categories and the BSN with their grounds, what goes to a
controller; who gave a consent for whom, the death of a client, the permission of a parent.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    'ALTER TABLE "client" ADD COLUMN "died_on" TEXT',
    'ALTER TABLE "representative" ADD COLUMN "reach" TEXT',
    'ALTER TABLE "representative" ADD COLUMN "statement_read_on" TEXT',
    """
    ALTER TABLE "trajectory"
    ADD COLUMN "permission_by" TEXT REFERENCES "representative" (id) DEFERRABLE INITIALLY DEFERRED
    """,
    'ALTER TABLE "trajectory" ADD COLUMN "permission_on" TEXT',
    'CREATE INDEX "trajectory_permission_by" ON "trajectory" ("permission_by")',
    """
    ALTER TABLE "consent"
    ADD COLUMN "representative" TEXT REFERENCES "representative" (id) DEFERRABLE INITIALLY DEFERRED
    """,
    'CREATE INDEX "consent_representative" ON "consent" ("representative")',
    'ALTER TABLE "consent" ADD COLUMN "data_category" TEXT',
    'ALTER TABLE "consent" ADD COLUMN "freely" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "consent" ADD COLUMN "effect" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "consent" ADD COLUMN "service_stopped" INTEGER NOT NULL DEFAULT 0',
    """
    CREATE TABLE "telling" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "about" TEXT NOT NULL,
        "recipient" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "version" TEXT REFERENCES "version" (id) DEFERRABLE INITIALLY DEFERRED,
        "told_on" TEXT NOT NULL,
        "told_how" TEXT NOT NULL,
        "told" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "telling_client" ON "telling" ("client")',
    'CREATE INDEX "telling_trajectory" ON "telling" ("trajectory")',
    'CREATE INDEX "telling_recipient" ON "telling" ("recipient")',
    'CREATE INDEX "telling_version" ON "telling" ("version")',
    """
    CREATE TABLE "refusal" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "what" TEXT NOT NULL,
        "data_category" TEXT,
        "refused_on" TEXT NOT NULL,
        "refused_how" TEXT NOT NULL,
        "said" TEXT NOT NULL,
        "declined_on" TEXT,
        "declined_because" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "refusal_client" ON "refusal" ("client")',
    'CREATE INDEX "refusal_trajectory" ON "refusal" ("trajectory")',
    """
    CREATE TABLE "special_note" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "matter" TEXT NOT NULL,
        "what" TEXT NOT NULL,
        "needed" TEXT NOT NULL,
        "ground" TEXT NOT NULL,
        "noted_on" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "special_note_client" ON "special_note" ("client")',
    'CREATE INDEX "special_note_trajectory" ON "special_note" ("trajectory")',
    """
    CREATE TABLE "bsn" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "number" TEXT NOT NULL,
        "law" TEXT NOT NULL,
        "told_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "bsn_client" ON "bsn" ("client")',
    'CREATE INDEX "bsn_trajectory" ON "bsn" ("trajectory")',
    """
    CREATE TABLE "other_use" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "consent" TEXT REFERENCES "consent" (id) DEFERRABLE INITIALLY DEFERRED,
        "purpose" TEXT NOT NULL,
        "what" TEXT NOT NULL,
        "used_on" TEXT NOT NULL,
        "stopped_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "other_use_client" ON "other_use" ("client")',
    'CREATE INDEX "other_use_consent" ON "other_use" ("consent")',
    """
    CREATE TABLE "handover" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL,
        "handed_on" TEXT NOT NULL,
        "handed_how" TEXT NOT NULL,
        "note" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "handover_client" ON "handover" ("client")',
    'CREATE INDEX "handover_trajectory" ON "handover" ("trajectory")',
)

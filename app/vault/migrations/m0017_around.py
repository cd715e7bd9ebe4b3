"""Schema 17: joint talks, expected reports, evaluations, recordings, intervision cases, and totals that stay."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    'ALTER TABLE "trajectory" ADD COLUMN "follow_up_on" TEXT',
    'ALTER TABLE "trajectory" ADD COLUMN "hears" TEXT NOT NULL DEFAULT \'\'',
    """
    CREATE TABLE "joint_talk" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "on" TEXT NOT NULL,
        "present" TEXT NOT NULL,
        "topics" TEXT NOT NULL,
        "agreed_on" TEXT,
        "shared" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "joint_talk_client" ON "joint_talk" ("client")',
    'CREATE INDEX "joint_talk_trajectory" ON "joint_talk" ("trajectory")',
    """
    CREATE TABLE "intervision_case" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "group" TEXT NOT NULL,
        "told_on" TEXT NOT NULL,
        "question" TEXT NOT NULL,
        "case" TEXT NOT NULL,
        "previewed" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "intervision_case_client" ON "intervision_case" ("client")',
    'CREATE INDEX "intervision_case_trajectory" ON "intervision_case" ("trajectory")',
    """
    CREATE TABLE "evaluation" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "moment" TEXT NOT NULL,
        "filled_on" TEXT NOT NULL,
        "result_mark" INTEGER NOT NULL,
        "guidance_mark" INTEGER NOT NULL,
        "advice_mark" INTEGER NOT NULL,
        "best" TEXT NOT NULL,
        "better" TEXT NOT NULL,
        "counted" INTEGER NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "evaluation_client" ON "evaluation" ("client")',
    'CREATE INDEX "evaluation_trajectory" ON "evaluation" ("trajectory")',
    """
    CREATE TABLE "tally" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "what" TEXT NOT NULL,
        "year" INTEGER NOT NULL,
        "number" INTEGER NOT NULL,
        "sum" INTEGER NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "recording" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL,
        "purpose" TEXT NOT NULL,
        "consent" TEXT REFERENCES "consent" (id) DEFERRABLE INITIALLY DEFERRED,
        "recorded_on" TEXT NOT NULL,
        "original" TEXT REFERENCES "attachment" (id) DEFERRABLE INITIALLY DEFERRED,
        "destroy_by" TEXT NOT NULL,
        "destroyed_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "recording_client" ON "recording" ("client")',
    'CREATE INDEX "recording_trajectory" ON "recording" ("trajectory")',
    'CREATE INDEX "recording_consent" ON "recording" ("consent")',
    'CREATE INDEX "recording_original" ON "recording" ("original")',
    """
    CREATE TABLE "report_due" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "recipient" TEXT NOT NULL REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "what" TEXT NOT NULL,
        "due_on" TEXT NOT NULL,
        "every_weeks" INTEGER NOT NULL,
        "original" TEXT REFERENCES "attachment" (id) DEFERRABLE INITIALLY DEFERRED,
        "disclosure" TEXT REFERENCES "disclosure" (id) DEFERRABLE INITIALLY DEFERRED,
        "done_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "report_due_client" ON "report_due" ("client")',
    'CREATE INDEX "report_due_trajectory" ON "report_due" ("trajectory")',
    'CREATE INDEX "report_due_recipient" ON "report_due" ("recipient")',
    'CREATE INDEX "report_due_original" ON "report_due" ("original")',
    'CREATE INDEX "report_due_disclosure" ON "report_due" ("disclosure")',
)

"""Schema 8: trainings, who takes part, attendance, evaluations and scans; readers of the newsletter, and enquiries."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE "training" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "title" TEXT NOT NULL,
        "principal" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "place" TEXT NOT NULL,
        "starts_on" TEXT NOT NULL,
        "ends_on" TEXT,
        "hours" INTEGER NOT NULL,
        "about" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "training_principal" ON "training" ("principal")',
    """
    CREATE TABLE "training_meeting" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "training" TEXT NOT NULL REFERENCES "training" (id) DEFERRABLE INITIALLY DEFERRED,
        "on" TEXT NOT NULL,
        "at" TEXT NOT NULL,
        "until" TEXT NOT NULL,
        "place" TEXT NOT NULL,
        "topic" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "training_meeting_training" ON "training_meeting" ("training")',
    """
    CREATE TABLE "participation" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "training" TEXT NOT NULL REFERENCES "training" (id) DEFERRABLE INITIALLY DEFERRED,
        "enrolled_on" TEXT NOT NULL,
        "preparation" TEXT NOT NULL,
        "cancelled_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "participation_client" ON "participation" ("client")',
    'CREATE INDEX "participation_training" ON "participation" ("training")',
    """
    CREATE TABLE "attendance" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "participation" TEXT NOT NULL REFERENCES "participation" (id) DEFERRABLE INITIALLY DEFERRED,
        "meeting" TEXT NOT NULL REFERENCES "training_meeting" (id) DEFERRABLE INITIALLY DEFERRED,
        "presence" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "attendance_client" ON "attendance" ("client")',
    'CREATE INDEX "attendance_participation" ON "attendance" ("participation")',
    'CREATE INDEX "attendance_meeting" ON "attendance" ("meeting")',
    """
    CREATE TABLE "evaluation_form" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "participation" TEXT NOT NULL REFERENCES "participation" (id) DEFERRABLE INITIALLY DEFERRED,
        "filled_on" TEXT NOT NULL,
        "content_mark" INTEGER NOT NULL,
        "use_mark" INTEGER NOT NULL,
        "trainer_mark" INTEGER NOT NULL,
        "best" TEXT NOT NULL,
        "better" TEXT NOT NULL,
        "counted" INTEGER NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "evaluation_form_client" ON "evaluation_form" ("client")',
    'CREATE INDEX "evaluation_form_participation" ON "evaluation_form" ("participation")',
    """
    CREATE TABLE "evaluation_total" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "training" TEXT NOT NULL REFERENCES "training" (id) DEFERRABLE INITIALLY DEFERRED,
        "forms" INTEGER NOT NULL,
        "content_sum" INTEGER NOT NULL,
        "content_count" INTEGER NOT NULL,
        "use_sum" INTEGER NOT NULL,
        "use_count" INTEGER NOT NULL,
        "trainer_sum" INTEGER NOT NULL,
        "trainer_count" INTEGER NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "evaluation_total_training" ON "evaluation_total" ("training")',
    """
    CREATE TABLE "scan_result" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "participation" TEXT REFERENCES "participation" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "instrument" TEXT NOT NULL,
        "supplier" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "taken_on" TEXT NOT NULL,
        "outcome" TEXT NOT NULL,
        "report" TEXT REFERENCES "attachment" (id) DEFERRABLE INITIALLY DEFERRED,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "scan_result_client" ON "scan_result" ("client")',
    'CREATE INDEX "scan_result_participation" ON "scan_result" ("participation")',
    'CREATE INDEX "scan_result_trajectory" ON "scan_result" ("trajectory")',
    'CREATE INDEX "scan_result_supplier" ON "scan_result" ("supplier")',
    'CREATE INDEX "scan_result_report" ON "scan_result" ("report")',
    """
    CREATE TABLE "newsletter_contact" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "email" TEXT NOT NULL,
        "language" TEXT NOT NULL,
        "ground" TEXT NOT NULL,
        "source" TEXT NOT NULL,
        "text" TEXT NOT NULL,
        "consented_on" TEXT NOT NULL,
        "consented_how" TEXT NOT NULL,
        "unsubscribed_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "enquiry" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "email" TEXT NOT NULL,
        "phone" TEXT NOT NULL,
        "question" TEXT NOT NULL,
        "received_on" TEXT NOT NULL,
        "received_how" TEXT NOT NULL,
        "answered_on" TEXT,
        "answer" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
)

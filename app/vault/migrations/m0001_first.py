"""Schema 1: the nouns of the main job, the ledger, attachments in chunks, settings and search.

Every table of a noun has the columns that the noun declares, and `nonce`: the random key of the row's digest in
the ledger, which dies with the row. A test holds tables and declarations against each other.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE "practice" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "trade_name" TEXT NOT NULL,
        "legal_name" TEXT NOT NULL,
        "coach" TEXT NOT NULL,
        "kvk" TEXT NOT NULL,
        "street" TEXT NOT NULL,
        "house_number" TEXT NOT NULL,
        "postcode" TEXT NOT NULL,
        "town" TEXT NOT NULL,
        "country" TEXT NOT NULL,
        "phone" TEXT NOT NULL,
        "email" TEXT NOT NULL,
        "website" TEXT NOT NULL,
        "officer" TEXT NOT NULL,
        "responsible" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "policy" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "number" INTEGER NOT NULL,
        "valid_from" TEXT NOT NULL,
        "content" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "organisation" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "kind" TEXT NOT NULL,
        "kvk" TEXT NOT NULL,
        "street" TEXT NOT NULL,
        "house_number" TEXT NOT NULL,
        "postcode" TEXT NOT NULL,
        "town" TEXT NOT NULL,
        "country" TEXT NOT NULL,
        "phone" TEXT NOT NULL,
        "email" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "contact" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "organisation" TEXT NOT NULL REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "first_name" TEXT NOT NULL,
        "infix" TEXT NOT NULL,
        "surname" TEXT NOT NULL,
        "position" TEXT NOT NULL,
        "phone" TEXT NOT NULL,
        "email" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "contact_organisation" ON "contact" ("organisation")',
    """
    CREATE TABLE "client" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "first_name" TEXT NOT NULL,
        "initials" TEXT NOT NULL,
        "infix" TEXT NOT NULL,
        "surname" TEXT NOT NULL,
        "gender" TEXT NOT NULL,
        "birth_date" TEXT,
        "birth_place" TEXT NOT NULL,
        "street" TEXT NOT NULL,
        "house_number" TEXT NOT NULL,
        "postcode" TEXT NOT NULL,
        "town" TEXT NOT NULL,
        "country" TEXT NOT NULL,
        "phone" TEXT NOT NULL,
        "mobile" TEXT NOT NULL,
        "email" TEXT NOT NULL,
        "language" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "representative" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "capacity" TEXT NOT NULL,
        "first_name" TEXT NOT NULL,
        "infix" TEXT NOT NULL,
        "surname" TEXT NOT NULL,
        "phone" TEXT NOT NULL,
        "email" TEXT NOT NULL,
        "acts_from" TEXT,
        "acts_until" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "representative_client" ON "representative" ("client")',
    """
    CREATE TABLE "trajectory" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL,
        "title" TEXT NOT NULL,
        "principal" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "question" TEXT NOT NULL,
        "agreement_on" TEXT,
        "agreement" TEXT REFERENCES "attachment" (id) DEFERRABLE INITIALLY DEFERRED,
        "starts_on" TEXT NOT NULL,
        "ends_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "trajectory_client" ON "trajectory" ("client")',
    'CREATE INDEX "trajectory_principal" ON "trajectory" ("principal")',
    'CREATE INDEX "trajectory_agreement" ON "trajectory" ("agreement")',
    """
    CREATE TABLE "session" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "on" TEXT NOT NULL,
        "at" TEXT NOT NULL,
        "minutes" INTEGER NOT NULL,
        "state" TEXT NOT NULL,
        "place" TEXT NOT NULL,
        "subject" TEXT NOT NULL,
        "notes" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "session_client" ON "session" ("client")',
    'CREATE INDEX "session_trajectory" ON "session" ("trajectory")',
    """
    CREATE TABLE "attachment" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "name" TEXT NOT NULL,
        "category" TEXT NOT NULL,
        "origin" TEXT NOT NULL,
        "media_type" TEXT NOT NULL,
        "size" INTEGER NOT NULL,
        "sha256" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "attachment_client" ON "attachment" ("client")',
    'CREATE INDEX "attachment_trajectory" ON "attachment" ("trajectory")',
    """
    CREATE TABLE "document" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT NOT NULL REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL,
        "title" TEXT NOT NULL,
        "language" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "document_client" ON "document" ("client")',
    'CREATE INDEX "document_trajectory" ON "document" ("trajectory")',
    """
    CREATE TABLE "version" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "document" TEXT NOT NULL REFERENCES "document" (id) DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL,
        "number" INTEGER NOT NULL,
        "state" TEXT NOT NULL,
        "source" TEXT NOT NULL,
        "shared_on" TEXT,
        "frozen" BLOB NOT NULL,
        "content_sha256" TEXT NOT NULL,
        "decided_on" TEXT,
        "decided_by" TEXT NOT NULL,
        "decided_how" TEXT NOT NULL,
        "evidence" TEXT REFERENCES "attachment" (id) DEFERRABLE INITIALLY DEFERRED,
        "final_on" TEXT,
        "pdf" TEXT REFERENCES "attachment" (id) DEFERRABLE INITIALLY DEFERRED,
        "pdf_sha256" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "version_client" ON "version" ("client")',
    'CREATE INDEX "version_document" ON "version" ("document")',
    'CREATE INDEX "version_evidence" ON "version" ("evidence")',
    'CREATE INDEX "version_pdf" ON "version" ("pdf")',
    """
    CREATE TABLE "consent" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "role" TEXT NOT NULL,
        "purpose" TEXT NOT NULL,
        "recipient" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "version" TEXT REFERENCES "version" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "text" TEXT NOT NULL,
        "text_version" TEXT NOT NULL,
        "given_on" TEXT NOT NULL,
        "given_by" TEXT NOT NULL,
        "given_name" TEXT NOT NULL,
        "given_how" TEXT NOT NULL,
        "evidence" TEXT REFERENCES "attachment" (id) DEFERRABLE INITIALLY DEFERRED,
        "valid_until" TEXT,
        "withdrawn_on" TEXT,
        "withdrawn_how" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "consent_client" ON "consent" ("client")',
    'CREATE INDEX "consent_recipient" ON "consent" ("recipient")',
    'CREATE INDEX "consent_version" ON "consent" ("version")',
    'CREATE INDEX "consent_trajectory" ON "consent" ("trajectory")',
    'CREATE INDEX "consent_evidence" ON "consent" ("evidence")',
    """
    CREATE TABLE "disclosure" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "recipient" TEXT NOT NULL REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "version" TEXT NOT NULL REFERENCES "version" (id) DEFERRABLE INITIALLY DEFERRED,
        "what" TEXT NOT NULL,
        "consent" TEXT REFERENCES "consent" (id) DEFERRABLE INITIALLY DEFERRED,
        "disclosed_on" TEXT NOT NULL,
        "how" TEXT NOT NULL,
        "content_sha256" TEXT NOT NULL,
        "pdf_sha256" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "disclosure_client" ON "disclosure" ("client")',
    'CREATE INDEX "disclosure_recipient" ON "disclosure" ("recipient")',
    'CREATE INDEX "disclosure_version" ON "disclosure" ("version")',
    'CREATE INDEX "disclosure_consent" ON "disclosure" ("consent")',
    """
    CREATE TABLE "request" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "kind" TEXT NOT NULL,
        "received_on" TEXT NOT NULL,
        "channel" TEXT NOT NULL,
        "asked" TEXT NOT NULL,
        "identity" TEXT NOT NULL,
        "identified_on" TEXT,
        "extended_on" TEXT,
        "extension_reason" TEXT NOT NULL,
        "state" TEXT NOT NULL,
        "outcome" TEXT NOT NULL,
        "closed_on" TEXT,
        "answer" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "request_client" ON "request" ("client")',
    """
    CREATE TABLE "package" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "use" TEXT NOT NULL,
        "made_on" TEXT NOT NULL,
        "version" TEXT REFERENCES "version" (id) DEFERRABLE INITIALLY DEFERRED,
        "request" TEXT REFERENCES "request" (id) DEFERRABLE INITIALLY DEFERRED,
        "file_sha256" TEXT NOT NULL,
        "package_id" TEXT NOT NULL,
        "passphrase" TEXT NOT NULL,
        "answer_private_key" BLOB NOT NULL,
        "answer_key" BLOB NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "package_client" ON "package" ("client")',
    'CREATE INDEX "package_version" ON "package" ("version")',
    'CREATE INDEX "package_request" ON "package" ("request")',
    """
    CREATE TABLE "drill" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "held_on" TEXT NOT NULL,
        "backup_made" TEXT NOT NULL,
        "result" TEXT NOT NULL,
        "items" INTEGER NOT NULL,
        "attachments" INTEGER NOT NULL,
        "erased_again" INTEGER NOT NULL,
        "findings" INTEGER NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE ledger (
        sequence INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        act TEXT NOT NULL,
        verb TEXT NOT NULL,
        noun TEXT NOT NULL,
        record TEXT NOT NULL,
        digest BLOB NOT NULL,
        mac BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX ledger_record ON ledger (record, sequence)",
    """
    CREATE TABLE chunk (
        attachment TEXT NOT NULL,
        part INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        UNIQUE (attachment, part)
    ) STRICT
    """,
    """
    CREATE TABLE tombstone (
        sequence INTEGER PRIMARY KEY,
        record TEXT NOT NULL,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        mac BLOB NOT NULL
    ) STRICT
    """,
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE search_item (
        item INTEGER PRIMARY KEY,
        noun TEXT NOT NULL,
        record TEXT NOT NULL UNIQUE,
        client TEXT NOT NULL,
        folded TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX search_item_list ON search_item (noun, folded, record)",
    "CREATE INDEX search_item_client ON search_item (client)",
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """,
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)

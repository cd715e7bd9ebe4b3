"""Schema 4: holds, paper items, reviews, destructions, anonymous items, and what retention knows of every item."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE "hold" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "about" TEXT NOT NULL,
        "item" TEXT NOT NULL,
        "reason" TEXT NOT NULL,
        "explanation" TEXT NOT NULL,
        "since" TEXT NOT NULL,
        "review_on" TEXT NOT NULL,
        "released_on" TEXT,
        "released_because" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "hold_client" ON "hold" ("client")',
    'CREATE INDEX "hold_trajectory" ON "hold" ("trajectory")',
    """
    CREATE TABLE "paper_item" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "what" TEXT NOT NULL,
        "place" TEXT NOT NULL,
        "category" TEXT NOT NULL,
        "dated" TEXT NOT NULL,
        "destroyed_on" TEXT,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "paper_item_client" ON "paper_item" ("client")',
    'CREATE INDEX "paper_item_trajectory" ON "paper_item" ("trajectory")',
    """
    CREATE TABLE "review" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "client" TEXT NOT NULL REFERENCES "client" (id) DEFERRABLE INITIALLY DEFERRED,
        "trajectory" TEXT REFERENCES "trajectory" (id) DEFERRABLE INITIALLY DEFERRED,
        "about" TEXT NOT NULL,
        "item" TEXT NOT NULL,
        "category" TEXT NOT NULL,
        "reviewed_on" TEXT NOT NULL,
        "next_on" TEXT NOT NULL,
        "why" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    'CREATE INDEX "review_client" ON "review" ("client")',
    'CREATE INDEX "review_trajectory" ON "review" ("trajectory")',
    """
    CREATE TABLE "destruction" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "done_on" TEXT NOT NULL,
        "kind" TEXT NOT NULL,
        "request" TEXT NOT NULL,
        "dossiers" INTEGER NOT NULL,
        "items" INTEGER NOT NULL,
        "reduced" INTEGER NOT NULL,
        "papers" INTEGER NOT NULL,
        "stayed" INTEGER NOT NULL,
        "policy_version" INTEGER NOT NULL,
        "content" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE "anonymous_item" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "what" TEXT NOT NULL,
        "content" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE kept_item (
        record TEXT NOT NULL PRIMARY KEY,
        noun TEXT NOT NULL,
        client TEXT NOT NULL,
        trajectory TEXT NOT NULL,
        category TEXT NOT NULL,
        fiscal INTEGER NOT NULL,
        standing TEXT NOT NULL,
        only_kind TEXT NOT NULL,
        own TEXT NOT NULL,
        made_on TEXT NOT NULL,
        end_on TEXT,
        own_on TEXT,
        review_on TEXT,
        rest INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX kept_item_kind
    ON kept_item (
        category, fiscal, standing, only_kind, own, end_on, made_on, own_on, review_on, client, trajectory, noun, rest
    )
    """,
    "CREATE INDEX kept_item_client ON kept_item (client, made_on)",
    "CREATE INDEX tombstone_kind ON tombstone (kind, record)",
)

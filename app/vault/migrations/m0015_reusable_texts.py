"""Texts to reuse."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE "reusable_text" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "made" TEXT NOT NULL,
        "changed" TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "text" TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT
    """,
)

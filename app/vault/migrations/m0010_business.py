"""When it was looked at whether a contact is still needed, and when to look again."""

from __future__ import annotations

STATEMENTS = (
    'ALTER TABLE "contact" ADD COLUMN "reviewed_on" TEXT',
    'ALTER TABLE "contact" ADD COLUMN "next_review_on" TEXT',
    'ALTER TABLE "contact" ADD COLUMN "review_why" TEXT NOT NULL DEFAULT \'\'',
)

"""Schema 21: at the end of the practice, when and in which file the keeper was given what stays."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    'ALTER TABLE "closing" ADD COLUMN "handed_on" TEXT',
    'ALTER TABLE "closing" ADD COLUMN "handed_sha256" TEXT NOT NULL DEFAULT \'\'',
)

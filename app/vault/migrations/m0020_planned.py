"""Schema 20: planned sessions are found without reading all others."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ('CREATE INDEX "session_state" ON "session" ("state", "on")',)

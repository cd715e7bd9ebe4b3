"""Schema 5: the list of dossiers tells of each client when the last session was, without reading any session.

The rows of sessions hold their notes: to read the dates of twenty clients out of them took longer than all else that
a keystroke in the filter does.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ('CREATE INDEX "session_last" ON "session" ("client", "state", "on")',)

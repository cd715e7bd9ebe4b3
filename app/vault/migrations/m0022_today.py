"""Schema 22: what runs, whose data are another's, and who died are found without reading every dossier."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    'CREATE INDEX "trajectory_running" ON "trajectory"'
    ' ("ends_on", "client", "principal", "role", "made", "starts_on", "id")',
    'CREATE INDEX "trajectory_role" ON "trajectory" ("role")',
    'CREATE INDEX "client_died" ON "client" ("died_on") WHERE "died_on" IS NOT NULL',
)

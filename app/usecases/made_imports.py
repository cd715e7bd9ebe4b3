"""The imports that were made, as far as undoing one needs: where they stand in the ledger, and what they filled.

Whom an import added, the ledger says. What it filled in dossiers that were there, nothing says but this: names of
fields, never what stood or stands in them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.kernel.ids import Id
from app.vault.coming_in import FILL, grouped, ungrouped
from app.vault.rows import Rows
from app.vault.work import Work

_SETTING = "imports"
MOST = 10
"""Imports that are remembered, the newest first."""


@dataclass(frozen=True, slots=True)
class MadeImport:
    """One import: its entries in the ledger are those after `before`, up to `last`."""

    at: datetime
    before: int
    last: int
    added: int
    filled: Mapping[Id, tuple[str, ...]]
    """The fields that were filled, by client."""

    @property
    def size(self) -> int:
        """What undoing it costs, in clients that go."""
        return self.added + FILL * len(self.filled)


def made_imports(rows: Rows) -> tuple[MadeImport, ...]:
    """Those that are remembered, the newest first."""
    stored = rows.setting(_SETTING)
    return tuple(map(_read, json.loads(stored))) if stored else ()


def remember_import(work: Work, made: MadeImport) -> None:
    """Remember an import as the newest."""
    _keep(work, (made, *made_imports(work))[:MOST])


def forget_newest(work: Work) -> None:
    """The newest was undone."""
    _keep(work, made_imports(work)[1:])


def _keep(work: Work, imports: tuple[MadeImport, ...]) -> None:
    rows = [
        {
            "at": each.at.isoformat(), "before": each.before, "last": each.last, "added": each.added,
            "filled": grouped(each.filled),
        }
        for each in imports
    ]  # fmt: skip
    work.set(_SETTING, json.dumps(rows))


def _read(row: dict[str, object]) -> MadeImport:
    return MadeImport(
        datetime.fromisoformat(str(row["at"])),
        int(str(row["before"])),
        int(str(row["last"])),
        int(str(row["added"])),
        _fields(row["filled"]),
    )


def _fields(stored: object) -> Mapping[Id, tuple[str, ...]]:
    """As they are written now, or were before: the names of fields by client."""
    if not isinstance(stored, dict):
        return {}
    if all(isinstance(each, str) for each in stored.values()):
        return ungrouped(stored)
    return {Id(identity): tuple(names) for identity, names in stored.items()}

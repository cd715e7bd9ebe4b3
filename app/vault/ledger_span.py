"""What an import brought in a stretch of the ledger: asked when all of it is to be taken back at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.domain.client import Client
from app.domain.nouns import DOSSIER_NOUNS
from app.vault.rows import Rows

_BY_IMPORT = "act = 'import_clients'"
"""Others may have saved between the pieces of an import."""
_CAME = f"SELECT record FROM ledger WHERE sequence > ? AND sequence <= ? AND noun = 'client' AND {_BY_IMPORT}"


@dataclass(frozen=True, slots=True)
class LedgerSpan:
    """The entries after `before`, up to `last`."""

    before: int
    last: int

    @property
    def _bounds(self) -> tuple[int, int]:
        return self.before, self.last

    def clients_added(self, rows: Rows) -> list[str]:
        """The ids of those who were added in it and are still there."""
        found = rows.connection.execute(f"SELECT id FROM client WHERE id IN ({_CAME} AND verb = 'add')", self._bounds)
        return [str(record) for (record,) in found]

    def clients_without_items(self, rows: Rows, most: int) -> list[str]:
        """As many of those at most in whose dossiers nothing stands, and whom nobody changed."""
        empty = " AND ".join(
            f'NOT EXISTS (SELECT 1 FROM "{noun.noun.name}" WHERE client = found.id)'
            for noun in DOSSIER_NOUNS
            if noun is not Client
        )
        added = f"SELECT id FROM client AS found WHERE id IN ({_CAME} AND verb = 'add') AND {empty}"
        changed = f"SELECT 1 FROM ledger WHERE record = found.id AND NOT {_BY_IMPORT}"
        added += f" AND NOT EXISTS ({changed}) LIMIT ?"
        return [str(record) for (record,) in rows.connection.execute(added, (*self._bounds, most))]

    def items_of_clients(self, rows: Rows) -> Counter[str]:
        """How many things stand now in the dossiers of the clients that it is about."""
        items: Counter[str] = Counter()
        for noun in DOSSIER_NOUNS:
            if noun is not Client:
                counted = f'SELECT client, count(*) FROM "{noun.noun.name}" WHERE client IN ({_CAME}) GROUP BY client'
                found = rows.connection.execute(counted, self._bounds)
                items.update({str(client): int(number) for client, number in found})
        return items

    def clients_changed_since(self, rows: Rows) -> set[str]:
        """The clients that it is about and that something else was done to since."""
        else_ = f"SELECT DISTINCT record FROM ledger WHERE record IN ({_CAME}) AND sequence > ?"
        later = f"{else_} AND (sequence > ? OR NOT {_BY_IMPORT})"
        return {str(record) for (record,) in rows.connection.execute(later, (*self._bounds, self.before, self.last))}


def newest_entry(rows: Rows) -> int:
    """The number of the newest entry; 0 before the first."""
    (sequence,) = rows.connection.execute("SELECT max(sequence) FROM ledger").fetchone()
    return int(sequence or 0)


def clients_written_since(rows: Rows, sequence: int) -> bool:
    """Whether any client was written after this entry."""
    since = "SELECT 1 FROM ledger WHERE sequence > ? AND noun = 'client' LIMIT 1"
    return rows.connection.execute(since, (sequence,)).fetchone() is not None

"""What an import brought in a stretch of the ledger: asked when all of it is to be taken back at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.domain.client import Client
from app.domain.nouns import DOSSIER_NOUNS
from app.vault.rows import Rows

_BY_IMPORT = "act = 'import_clients'"
"""Others may have saved between the pieces of an import."""
_BROUGHT = f"FROM ledger WHERE sequence > ? AND sequence <= ? AND noun = 'client' AND {_BY_IMPORT}"
_CAME = f"SELECT record {_BROUGHT}"
_BY_OTHERS = "act NOT IN ('import_clients', 'undo_import', 'take_clients_away')"
"""What a later import filled was emptied again when that was undone, so it is no use of an earlier one."""


@dataclass(frozen=True, slots=True)
class FirstUnused:
    """The first who were added, or filled, in a span: how many, the entry of the last of them, and the ids of those
    that are there and were not used since.
    """

    number: int
    last: int
    unused: list[str]


@dataclass(frozen=True, slots=True)
class LedgerSpan:
    """The entries after `before`, up to `last`."""

    before: int
    last: int

    @property
    def _bounds(self) -> tuple[int, int]:
        return self.before, self.last

    def first_unused(self, rows: Rows, most: int) -> FirstUnused:
        """Of as many who were added first in it, at most, those in whose dossiers nothing stands and whom nobody
        changed.
        """
        first = f"SELECT record, sequence {_BROUGHT} AND verb = 'add' ORDER BY sequence LIMIT ?"
        number, last = rows.connection.execute(
            f"SELECT count(*), max(sequence) FROM ({first})", (*self._bounds, most)
        ).fetchone()
        empty = " AND ".join(
            f'NOT EXISTS (SELECT 1 FROM "{noun.noun.name}" WHERE client = found.id)'
            for noun in DOSSIER_NOUNS
            if noun is not Client
        )
        unchanged = f"NOT EXISTS (SELECT 1 FROM ledger WHERE record = found.id AND {_BY_OTHERS})"
        found = rows.connection.execute(
            f"SELECT id FROM client AS found WHERE id IN (SELECT record FROM ({first})) AND {empty} AND {unchanged}",
            (*self._bounds, most),
        )
        return FirstUnused(int(number), int(last or self.before), [str(record) for (record,) in found])

    def first_filled(self, rows: Rows, most: int) -> FirstUnused:
        """Of as many who were filled first in it, at most, those whom nobody changed since."""
        found = rows.connection.execute(
            "SELECT record, sequence, EXISTS (SELECT 1 FROM client WHERE id = filled.record) AND NOT EXISTS"
            f" (SELECT 1 FROM ledger WHERE record = filled.record AND sequence > filled.sequence AND {_BY_OTHERS})"
            f" FROM (SELECT record, sequence {_BROUGHT} AND verb = 'change' ORDER BY sequence LIMIT ?) AS filled"
            " ORDER BY sequence",
            (*self._bounds, most),
        ).fetchall()
        last = int(found[-1][1]) if found else self.before
        return FirstUnused(len(found), last, [str(record) for record, _, unused in found if unused])

    def items_of_clients(self, rows: Rows, since: int) -> Counter[str]:
        """How many things that were written after this entry stand now in the dossiers of the clients that it is about.
        Looked up from what was written, which is little, not from the clients, who may be thousands.
        """
        later = f"FROM ledger WHERE sequence > ? AND {_BY_OTHERS}"
        written = {str(noun) for (noun,) in rows.connection.execute(f"SELECT DISTINCT noun {later}", (since,))}
        items: Counter[str] = Counter()
        for noun in DOSSIER_NOUNS:
            if noun is not Client and noun.noun.name in written:
                found = rows.connection.execute(
                    f"SELECT client, count(*) FROM (SELECT DISTINCT record {later} AND noun = ?) AS new"
                    f' CROSS JOIN "{noun.noun.name}" AS item ON item.id = new.record'
                    f" WHERE EXISTS ({_CAME} AND record = item.client) GROUP BY client",
                    (since, noun.noun.name, *self._bounds),
                )
                items.update({str(client): int(number) for client, number in found})
        return items

    def clients_changed_since(self, rows: Rows, since: int) -> set[str]:
        """The clients that it is about and that something else was done to after this entry."""
        later = f"SELECT DISTINCT record FROM ledger AS new WHERE sequence > ? AND {_BY_OTHERS}"
        theirs = f"{later} AND EXISTS ({_CAME} AND record = new.record)"
        values = (since, *self._bounds)
        return {str(record) for (record,) in rows.connection.execute(theirs, values)}


def newest_entry(rows: Rows) -> int:
    """The number of the newest entry; 0 before the first."""
    (sequence,) = rows.connection.execute("SELECT max(sequence) FROM ledger").fetchone()
    return int(sequence or 0)


def clients_written_since(rows: Rows, sequence: int) -> bool:
    """Whether any client was written after this entry."""
    since = "SELECT 1 FROM ledger WHERE sequence > ? AND noun = 'client' LIMIT 1"
    return rows.connection.execute(since, (sequence,)).fetchone() is not None

"""The first day of which a dossier holds something: no client was born after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.check import days_of
from app.domain.declare import Record
from app.domain.nouns import DOSSIER_NOUNS
from app.kernel.ids import Id
from app.vault.connection import Connection


def earliest_day(connection: Connection, client: Id) -> date | None:
    """The first day that stands in any item of a dossier, planned ones included; None where none has a day."""
    found = (day for noun in DOSSIER_NOUNS if noun.noun.name != "client" for day in _earliest(connection, noun, client))
    return min(map(date.fromisoformat, found), default=None)


def _earliest(connection: Connection, noun: type[Record], client: Id) -> Iterator[str]:
    """The first day in each dated column of one noun."""
    names = [each.name for each in days_of(noun)]
    if names:
        wanted = ", ".join(f'min("{name}")' for name in names)
        row = connection.execute(f'SELECT {wanted} FROM "{noun.noun.name}" WHERE client = ?', (client,)).fetchone()
        yield from (str(day) for day in row if day)

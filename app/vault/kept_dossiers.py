"""In which dossiers items of a kind lie, and which trajectories run: what a change of the policy reaches, by index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.item_facts import Day, ItemKind
from app.kernel.ids import Id
from app.vault.rows import Rows

Days = tuple[date | None, date | None, date | None, date | None]
"""When an item was made, when its trajectory ended, when what is its own happened, and its review date."""


def dossiers_of_kind(rows: Rows, kind: ItemKind, decisive: frozenset[Day]) -> Iterator[tuple[str, Id, Id, Days]]:
    """Of a kind each dossier and combination of the days that decide: the noun and id of one such item, the client, and
    the days. A day that does not decide is None.
    """
    days = [each.value if each in decisive else "NULL" for each in (Day.MADE, Day.END, Day.OWN)]
    names = ("category", "fiscal", "standing", "only_kind", "own")
    only, own = kind.only.value if kind.only else "", kind.own.value if kind.own else ""
    found = rows.connection.execute(
        f"SELECT noun, min(record), client, {', '.join(days)}, review_on FROM kept_item"
        f" WHERE {' AND '.join(f'{name} = ?' for name in names)} GROUP BY client, 4, 5, 6, 7",
        (kind.category.value, int(kind.fiscal), kind.standing.value, only, own),
    )
    for noun, record, client, made_on, end_on, own_on, review_on in found:
        yield noun, record, client, (_day(made_on), _day(end_on), _day(own_on), _day(review_on))


def running_trajectories(rows: Rows, today: date) -> Iterator[tuple[Id, date]]:
    """Whose trajectory runs on a day, and when it began."""
    found = rows.connection.execute(
        "SELECT client, starts_on FROM trajectory WHERE starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)",
        (today.isoformat(), today.isoformat()),
    )
    for client, starts_on in found:
        yield client, date.fromisoformat(starts_on)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)

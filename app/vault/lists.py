"""Lists of any noun, a page at a time: sorted, filtered and counted in SQL, so that many are as quick as few."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.domain.declare import Record, Shape, columns
from app.domain.values import Plain, from_values, to_plain
from app.vault.connection import Connection
from app.vault.search import fold

R = TypeVar("R", bound=Record)
_IN_TIME = (Shape.DATE, Shape.PAST_DATE, Shape.INSTANT)


@dataclass(frozen=True, slots=True)
class Query(Generic[R]):
    """What a list shows: items of one noun, with these values, in which every typed word is found.

    `sort` is the name of a field, or empty for the noun's own order (`Record.listing`).
    """

    record: type[R]
    words: str = ""
    sort: str = ""
    descending: bool = False
    equal: tuple[tuple[str, object], ...] = field(default=())


def page(connection: Connection, query: Query[R], offset: int, limit: int) -> tuple[R, ...]:
    """The items from `offset` on, at most `limit`."""
    listed = ", ".join(f'item."{each.name}"' for each in columns(query.record))
    source, values = _source(query)
    rows = connection.execute(
        f"SELECT {listed} {source} ORDER BY {_order(query)} LIMIT ? OFFSET ?", (*values, limit, offset)
    )
    return tuple(from_values(query.record, row) for row in rows)


def total(connection: Connection, query: Query[R]) -> int:
    """How many items there are in all. Of the items and the places that a list is sorted by, only what the query asks
    about is looked at: both together would be read as a whole to be counted.
    """
    source, values = _source(query) if query.words and query.equal else _half(query)
    (number,) = connection.execute(f"SELECT count(*) {source}", values).fetchone()
    return int(number)


def _source(query: Query[R]) -> tuple[str, tuple[Plain, ...]]:
    """All of a noun is gone through in the order of the list, until there are enough; the items of one dossier, which
    an index finds, are looked up first and put in order afterwards.
    """
    item, place = f'"{query.record.noun.name}" AS item', "search_item AS place"
    words, values = _words(query)
    same, equal = _equal(query)
    first, then = (item, place) if _is_one_dossier(query) else (place, item)
    return (
        f"FROM {first} CROSS JOIN {then} ON item.id = place.record WHERE {' AND '.join((*words, *same))}",
        (*values, *equal),
    )


def _is_one_dossier(query: Query[R]) -> bool:
    return any(name == "client" for name, _ in query.equal)


def _half(query: Query[R]) -> tuple[str, tuple[Plain, ...]]:
    if query.words:
        words, values = _words(query)
        return f"FROM search_item AS place WHERE {' AND '.join(words)}", values
    same, values = _equal(query)
    return f'FROM "{query.record.noun.name}" AS item' + (f" WHERE {' AND '.join(same)}" if same else ""), values


def _words(query: Query[R]) -> tuple[tuple[str, ...], tuple[Plain, ...]]:
    conditions, values = ["place.noun = ?"], [to_plain(query.record.noun.name)]
    for word in fold(query.words).split():
        conditions.append("place.folded LIKE ? ESCAPE '!'")
        values.append("%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
    return tuple(conditions), tuple(values)


def _equal(query: Query[R]) -> tuple[tuple[str, ...], tuple[Plain, ...]]:
    known = {each.name for each in columns(query.record)}
    for name, _ in query.equal:
        if name not in known:
            raise KeyError(name)
    return tuple(f'item."{name}" = ?' for name, _ in query.equal), tuple(to_plain(value) for _, value in query.equal)


def _order(query: Query[R]) -> str:
    direction = "DESC" if query.descending else "ASC"
    if not query.sort:
        return f"place.folded {direction}, place.record"
    column = {each.name: each for each in columns(query.record)}[query.sort]
    sorting = f'item."{query.sort}" COLLATE NOCASE {direction}'
    if column.declaration.shape in _IN_TIME:  # what was recorded later on one day stands, the last first, before it
        return f"{sorting}, item.made {direction}, place.record"
    return f"{sorting}, place.folded, item.made, place.record"

"""Lists of any noun, a page at a time: sorted, filtered and counted in SQL, so that many are as quick as few."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.domain.declare import Record, columns
from app.domain.values import Plain, from_row, to_plain
from app.vault.connection import Connection
from app.vault.search import fold

R = TypeVar("R", bound=Record)


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
    names = tuple(each.name for each in columns(query.record))
    listed = ", ".join(f'item."{name}"' for name in names)
    source, values = _source(query)
    rows = connection.execute(
        f"SELECT {listed} {source} ORDER BY {_order(query)} LIMIT ? OFFSET ?", (*values, limit, offset)
    )
    return tuple(from_row(query.record, dict(zip(names, row, strict=True))) for row in rows)


def total(connection: Connection, query: Query[R]) -> int:
    """How many items there are in all. Without values to compare, the places that a list is sorted by are enough."""
    source, values = _source(query, joined=bool(query.equal))
    (number,) = connection.execute(f"SELECT count(*) {source}", values).fetchone()
    return int(number)


def _source(query: Query[R], *, joined: bool = True) -> tuple[str, tuple[Plain, ...]]:
    noun = query.record.noun.name
    known = {each.name for each in columns(query.record)}
    conditions, values = ["place.noun = ?"], [to_plain(noun)]
    for word in fold(query.words).split():
        conditions.append("place.folded LIKE ? ESCAPE '!'")
        values.append("%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
    for name, value in query.equal:
        if name not in known:
            raise KeyError(name)
        conditions.append(f'item."{name}" = ?')
        values.append(to_plain(value))
    source = "FROM search_item AS place"
    if joined:
        source += f' CROSS JOIN "{noun}" AS item ON item.id = place.record'
    return f"{source} WHERE {' AND '.join(conditions)}", tuple(values)


def _order(query: Query[R]) -> str:
    direction = "DESC" if query.descending else "ASC"
    if not query.sort:
        return f"place.folded {direction}, place.record"
    if query.sort not in {each.name for each in columns(query.record)}:
        raise KeyError(query.sort)
    return f'item."{query.sort}" COLLATE NOCASE {direction}, place.folded, place.record'

"""A few fields of many items at once, or the last of them: what a list shows beside each of its rows.

Whole records would be read for one date each, with all their notes; here only the named columns are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.domain.declare import Record, columns
from app.domain.values import from_plain, to_plain
from app.vault.rows import Rows


def glance(
    rows: Rows, record: type[Record], names: Sequence[str], by: str, among: Sequence[object]
) -> Iterator[tuple[object, ...]]:
    """The named fields of every item whose field `by` has one of the values `among`, oldest item first.

    KeyError for a field that is not declared. SQLite takes 32 766 values at once, far more than a page has rows.
    """
    known = {each.name: each for each in columns(record)}
    wanted = [known[name] for name in names]
    listed = ", ".join(f'"{each.name}"' for each in wanted)
    marks = ", ".join("?" * len(among))
    statement = f'SELECT {listed} FROM "{record.noun.name}" WHERE "{known[by].name}" IN ({marks}) ORDER BY made, id'
    for row in rows.connection.execute(statement, tuple(to_plain(each) for each in among)):
        yield tuple(from_plain(column, value) for column, value in zip(wanted, row, strict=True))


def every(rows: Rows, record: type[Record], names: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """The named fields of all items, oldest first. KeyError for a field that is not declared."""
    known = {each.name: each for each in columns(record)}
    wanted = [known[name] for name in names]
    listed = ", ".join(f'"{each.name}"' for each in wanted)
    for row in rows.connection.execute(f'SELECT {listed} FROM "{record.noun.name}" ORDER BY made, id'):
        yield tuple(from_plain(column, value) for column, value in zip(wanted, row, strict=True))


def last(
    rows: Rows,
    record: type[Record],
    name: str,
    by: str,
    among: Sequence[object],
    *,
    until: object,
    equal: Mapping[str, object],
) -> Iterator[tuple[object, object]]:
    """Each value of `by` that is `among` these, with the highest `name` up to `until` among its items in which the
    fields of `equal` are so; a value without any is left out. An index over `by`, `equal` and `name` answers it alone.

    KeyError for a field that is not declared.
    """
    known = {each.name: each for each in columns(record)}
    owner, wanted = known[by], known[name]
    marks = ", ".join("?" * len(among))
    same = "".join(f' AND "{known[each].name}" = ?' for each in equal)
    statement = (
        f'SELECT "{by}", max("{name}") FROM "{record.noun.name}" WHERE "{by}" IN ({marks}){same} AND "{name}" <= ?'
        f' GROUP BY "{by}"'
    )
    values = (*among, *equal.values(), until)
    for key, highest in rows.connection.execute(statement, tuple(to_plain(each) for each in values)):
        yield from_plain(owner, key), from_plain(wanted, highest)

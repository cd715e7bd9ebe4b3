"""A few fields of many items at once, or the last of them: what a list shows beside each of its rows.

Whole records would be read for one date each, with all their notes; here only the named columns are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.domain.declare import Column, Record, columns
from app.domain.values import Plain, from_plain, reading, to_plain
from app.kernel.ids import Id
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
    statement = f'SELECT {listed} FROM "{record.noun.name}" WHERE "{known[by].name}" IN ({marks}) ORDER BY made, rowid'
    return _read(rows, wanted, statement, tuple(to_plain(each) for each in among))


def every(
    rows: Rows, record: type[Record], names: Sequence[str], *, since: tuple[str, object] | None = None,
    or_none: bool = False,
) -> Iterator[tuple[object, ...]]:  # fmt: skip
    """The named fields of all items, or of those in which the field `since[0]` is at least `since[1]` (`or_none`: or is
    empty), oldest first. KeyError for a field that is not declared.
    """
    known = {each.name: each for each in columns(record)}
    wanted = [known[name] for name in names]
    listed = ", ".join(f'"{each.name}"' for each in wanted)
    where = "" if since is None else f' WHERE "{known[since[0]].name}" >= ?'
    if since is not None and or_none:
        where += f' OR "{since[0]}" IS NULL'
    values = () if since is None else (to_plain(since[1]),)
    return _read(rows, wanted, f'SELECT {listed} FROM "{record.noun.name}"{where} ORDER BY made, rowid', values)


def _read(
    rows: Rows, wanted: Sequence[Column], statement: str, values: tuple[Plain, ...]
) -> Iterator[tuple[object, ...]]:
    """All at once, by field, each value of a field once: one by one, ten thousand items would take thrice as long."""
    by_field = zip(*rows.connection.execute(statement, values).fetchall(), strict=True)
    return zip(*(_values(*each) for each in zip(wanted, by_field, strict=False)), strict=True)


def _values(column: Column, stored: Sequence[Plain]) -> Iterator[object]:
    read = reading(column)
    known = {each: read(each) for each in set(stored)}
    return map(known.__getitem__, stored)


def unreferred(rows: Rows, record: type[Record], other: type[Record], by: str) -> Iterator[Id]:
    """The ids of the items to which no item of `other` refers by its field `by`; KeyError where it has no such one."""
    name = {each.name: each for each in columns(other)}[by].name
    refers = f'SELECT "{name}" FROM "{other.noun.name}" WHERE "{name}" IS NOT NULL'
    found = rows.connection.execute(f'SELECT id FROM "{record.noun.name}" WHERE id NOT IN ({refers})')
    return (Id(identity) for (identity,) in found.fetchall())


def counted(rows: Rows, record: type[Record], by: str, least: int = 1) -> dict[object, int]:
    """How many items there are of each value of a field that at least so many have. KeyError for a field that is not
    declared.
    """
    wanted = {each.name: each for each in columns(record)}[by]
    grouped = f'SELECT "{by}", count(*) FROM "{record.noun.name}" GROUP BY "{by}" HAVING count(*) >= ?'
    return {from_plain(wanted, value): int(number) for value, number in rows.connection.execute(grouped, (least,))}


def first(
    rows: Rows, record: type[Record], name: str, by: str, among: Sequence[object], *, equal: Mapping[str, object]
) -> Iterator[tuple[object, object]]:
    """As `last`, with the lowest `name` of all."""
    return _outermost(rows, record, "min", name, by, among, equal)


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
    return _outermost(rows, record, "max", name, by, among, equal, until)


def _outermost(
    rows: Rows, record: type[Record], which: str, name: str, by: str, among: Sequence[object],
    equal: Mapping[str, object], until: object = None,
) -> Iterator[tuple[object, object]]:  # fmt: skip
    known = {each.name: each for each in columns(record)}
    owner, wanted = known[by], known[name]
    marks = ", ".join("?" * len(among))
    same = "".join(f' AND "{known[each].name}" = ?' for each in equal)
    bound = "" if until is None else f' AND "{name}" <= ?'
    statement = (
        f'SELECT "{by}", {which}("{name}") FROM "{record.noun.name}" WHERE "{by}" IN ({marks}){same}{bound}'
        f' GROUP BY "{by}"'
    )
    values = (*among, *equal.values(), *(() if until is None else (until,)))
    of_owner, of_wanted = reading(owner), reading(wanted)
    for key, highest in rows.connection.execute(statement, tuple(to_plain(each) for each in values)):
        yield of_owner(key), of_wanted(highest)

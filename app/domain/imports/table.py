"""A table as a file holds it: its headings, and the rows below them, whatever program wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.domain.imports.errors import UnreadableImport

MOST_ROWS = 50_000
MOST_COLUMNS = 500
MOST_LINES = 1_100_000
"""Lines, empty ones as well: a little more than a sheet of Excel has rows."""
_ABOVE = 10
"""So many rows may stand above the headings: a title, a date, whom it is of."""
_ENOUGH = 2
"""So many headings must be known for a row further down to be the one with the headings."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record, which begins on line `number` (from 1). `cut` where the file ends in its midst."""

    number: int
    cells: tuple[str, ...]
    cut: bool = False


_LOOKED = 100
"""Rows in which different things are looked for: in all of ten thousand one town may stand."""


@dataclass(frozen=True, slots=True)
class Table:
    """The headings and the rows below them; rows without anything in them are left out."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def samples(self, place: int, most: int) -> tuple[str, ...]:
        """Some different things that stand in a column, as they are written: of its first rows, or else the first."""
        found: dict[str, None] = {}
        for looked, row in enumerate(self.rows):
            if found and looked >= _LOOKED:
                break
            cell = row.cells[place].strip() if place < len(row.cells) else ""
            if cell:
                found[cell] = None
            if len(found) == most:
                break
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table by its name: a sheet of a workbook; a list in a text has none."""

    name: str
    table: Table


def bounded(rows: Iterable[Row]) -> Iterable[Row]:
    """The rows that hold something. Raises UnreadableImport, `too_many_rows` or `too_many_columns`."""
    found = 0
    for row in rows:
        if len(row.cells) > MOST_COLUMNS and any(cell.strip() for cell in row.cells[MOST_COLUMNS:]):
            raise UnreadableImport("too_many_columns", line=row.number, most=MOST_COLUMNS)
        if row.number > MOST_LINES:
            raise UnreadableImport("too_many_rows", most=MOST_ROWS)
        if not any(cell.strip() for cell in row.cells):
            continue
        found += 1
        if found > MOST_ROWS + 1:
            raise UnreadableImport("too_many_rows", most=MOST_ROWS)
        yield row


def headed(rows: Sequence[Row], recognised: Callable[[tuple[str, ...]], int]) -> Table:
    """The table in rows: its headings are the first row, or the one not far below in which headings are known."""
    first = rows[0]
    if not recognised(first.cells):
        below = rows[1 : 1 + _ABOVE]
        first = next((each for each in below if recognised(each.cells) >= _ENOUGH), first)
    body = rows[rows.index(first) + 1 :]
    return Table(tuple(cell.strip() for cell in first.cells), tuple(body))

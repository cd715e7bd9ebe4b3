"""CSV as Excel and other programs save it: the delimiter, the headings, and which cells stand on which line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.imports.errors import UnreadableImport

MOST_ROWS = 50_000
MOST_COLUMNS = 500
MOST_LINES = 1_100_000
"""Lines, empty ones as well: a little more than a sheet of Excel has rows."""
_DELIMITERS = (";", ",", "\t")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record, which begins on line `number` (from 1). `cut` where the file ends in its midst."""

    number: int
    cells: tuple[str, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The headings and the rows below them; rows without anything in them are left out."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(text: str, recognised: Callable[[tuple[str, ...]], int]) -> Table:
    """The table in a text. Of the delimiters that it may have, the one whose headings are best known is taken.

    `recognised` counts the headings that are known. Raises UnreadableImport: `empty`, `broken_line`,
    `too_many_rows`, `too_many_columns`.
    """
    first = _SEPARATOR_LINE.match(text)
    delimiter = first[1] if first else _delimiter(text, recognised)
    rows = list(_rows(text, delimiter, skip=1 if first else 0))
    if not rows:
        raise UnreadableImport("empty")
    headings, *body = rows
    last = rows[-1]
    if body and not text.endswith(("\n", "\r")) and len(last.cells) < len(headings.cells):
        body[-1] = Row(last.number, last.cells, cut=True)
    return Table(tuple(cell.strip() for cell in headings.cells), tuple(body))


def _delimiter(text: str, recognised: Callable[[tuple[str, ...]], int]) -> str:
    """The delimiter under which the headings say most; a semicolon where all say the same."""
    best, most = _DELIMITERS[0], (0, 0)
    for delimiter in _DELIMITERS:
        try:
            headings = next(_rows(text, delimiter)).cells
        except (StopIteration, UnreadableImport):
            continue
        said = (recognised(headings), len(headings))
        if said > most:
            best, most = delimiter, said
    return best


def _rows(text: str, delimiter: str, skip: int = 0) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    for _ in range(skip):
        lines.readline()
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    found = 0
    while True:
        number = reader.line_num + skip + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableImport("broken_line", line=number) from error
        if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            raise UnreadableImport("too_many_columns", line=number, most=MOST_COLUMNS)
        if number > MOST_LINES:
            raise UnreadableImport("too_many_rows", most=MOST_ROWS)
        if not any(cell.strip() for cell in cells):
            continue
        found += 1
        if found > MOST_ROWS + 1:
            raise UnreadableImport("too_many_rows", most=MOST_ROWS)
        yield Row(number, tuple(cells))

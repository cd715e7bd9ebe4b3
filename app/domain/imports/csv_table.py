"""CSV as Excel and other programs save it: the delimiter, the headings, and which cells stand on which line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from app.domain.imports.errors import UnreadableImport
from app.domain.imports.table import Row, Table, bounded, headed

_DELIMITERS = (";", ",", "\t")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)


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
    table, last = headed(rows, recognised), rows[-1]
    if table.rows and not text.endswith(("\n", "\r")) and len(last.cells) < len(table.headings):
        return Table(table.headings, (*table.rows[:-1], Row(last.number, last.cells, cut=True)))
    return table


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
    yield from bounded(_read(text, delimiter, skip))


def _read(text: str, delimiter: str, skip: int) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    for _ in range(skip):
        lines.readline()
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + skip + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableImport("broken_line", line=number) from error
        yield Row(number, tuple(cells))

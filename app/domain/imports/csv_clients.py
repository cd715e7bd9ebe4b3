"""Clients from a CSV file."""

from __future__ import annotations

from app.domain.imports.compose import compose
from app.domain.imports.csv_table import Row, Table, read_table
from app.domain.imports.entry import LINE, Entry, Extra, ImportFile, Kind
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.headings import Headings, Matched
from app.kernel.errors import Fault


def read_csv(text: str, headings: Headings) -> ImportFile:
    """The clients in the text of a CSV file.

    Raises UnreadableImport where the file has no headings that are known, none for a surname, or is no table.
    """
    table = read_table(text, lambda row: len(headings.match(row).fields))
    matched = headings.match(table.headings)
    if not matched.fields:
        raise UnreadableImport("no_headings")
    if not {"surname", Extra.NAME} & set(matched.fields.values()):
        raise UnreadableImport("no_surname")
    if not table.rows:
        raise UnreadableImport("no_rows")
    entries = tuple(_entry(row, matched, len(table.headings)) for row in table.rows)
    return ImportFile(Kind.CSV, entries, _unused(table, matched))


def _entry(row: Row, matched: Matched, width: int) -> Entry:
    faults: list[Fault] = []
    if any(cell.strip() for cell in row.cells[width:]):
        faults.append(Fault(LINE, "import.more_cells_than_headings"))
    if row.cut:
        faults.append(Fault(LINE, "import.cut_off"))
    cells = dict(enumerate(row.cells))
    raw = {name: cells.get(place, "") for place, name in matched.fields.items()}
    return compose(row.number, raw, tuple(faults))


def _unused(table: Table, matched: Matched) -> tuple[str, ...]:
    """Every column with a heading that gives no field, and every one without where anything stands in it."""
    names = []
    for place in matched.unused:
        heading = table.headings[place]
        if heading:
            names.append(heading)
        elif any(len(row.cells) > place and row.cells[place].strip() for row in table.rows):
            names.append(f"#{place + 1}")
    return tuple(names)

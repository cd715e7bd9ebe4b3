"""Clients from a table, by which column gives which field."""

from __future__ import annotations

from app.domain.imports.compose import compose
from app.domain.imports.entry import LINE, Entry, Extra, ImportFile, Kind
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.headings import Matched
from app.domain.imports.table import Row, Table
from app.kernel.errors import Fault
from app.kernel.progress import Progress, Silent, stepped


def require_columns(matched: Matched) -> None:
    """Raise UnreadableImport where no column gives a field, none a surname, or two the same: clients cannot be read."""
    if not matched.fields:
        raise UnreadableImport("no_headings")
    names = list(matched.fields.values())
    if not {"surname", Extra.NAME} & set(names):
        raise UnreadableImport("no_surname")
    if len(names) > len(set(names)):
        raise UnreadableImport("field_twice")


def clients_in(kind: Kind, table: Table, matched: Matched, progress: Progress | None = None) -> ImportFile:
    """The clients in a table; progress counts its rows. Raises UnreadableImport where its columns give none, or nothing
    stands below them.
    """
    require_columns(matched)
    if not table.rows:
        raise UnreadableImport("no_rows")
    rows = stepped(table.rows, len(table.rows), progress or Silent())
    entries = tuple(_entry(row, matched, len(table.headings)) for row in rows)
    return ImportFile(kind, entries, _unused(table, matched))


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
    places = (place for place in matched.unused if table.headings[place] or table.samples(place, 1))
    return tuple(column_name(table, place) for place in places)


def column_name(table: Table, place: int) -> str:
    """What a column (counted from 0) is called: its heading, or `#` and its number where it has none."""
    return table.headings[place] or f"#{place + 1}"

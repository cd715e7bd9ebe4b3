"""A file before it is known which column gives which field: the tables in it, or the cards, which say so themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.imports.entry import Extra, ImportFile, Kind
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.headings import Headings, Matched, importable
from app.domain.imports.listed_clients import clients_in, column_name
from app.domain.imports.table import Sheet
from app.kernel.progress import Progress


@dataclass(frozen=True, slots=True)
class ImportSource:
    """What a file holds: sheets of which the columns can be chosen, or `cards` that were read already."""

    kind: Kind
    sheets: tuple[Sheet, ...] = ()
    cards: ImportFile | None = None

    def sheet(self, name: str) -> Sheet:
        """The sheet with this name. Raises UnreadableImport with the names that there are."""
        found = next((each for each in self.sheets if each.name == name), None)
        if found is None:
            raise UnreadableImport("no_such_sheet", names=", ".join(each.name for each in self.sheets))
        return found

    def likeliest(self, known: Headings) -> Sheet:
        """The sheet of which most headings are known; the first where none is better."""
        return max(self.sheets, key=lambda each: known.recognised(each.table.headings))

    def clients(self, sheet: Sheet | None, matched: Matched | None, progress: Progress | None = None) -> ImportFile:
        """The clients in it, with these columns of this sheet where it has any; progress counts its rows. Raises
        UnreadableImport.
        """
        if self.cards is not None:
            return self.cards
        if sheet is None or matched is None:
            raise UnreadableImport("empty")
        return clients_in(self.kind, sheet.table, matched, progress)


FIELDS: Mapping[str, str] = {
    **{name: name for name in sorted(importable())},
    **{each.value.partition(".")[2]: each.value for each in Extra},
}
"""What a column may give, by the name that a person gives it: a field of a client, or something taken apart."""


def chosen_columns(sheet: Sheet, guessed: Matched, given: Mapping[str, str | None]) -> Matched:
    """The columns as somebody gave them: a field by the heading of its column (or `#` and the column's number), none
    for a column that is not taken over. What is not named stays as it was guessed, unless its field is taken.

    Raises UnreadableImport: `no_such_column`, `no_such_field`.
    """
    places = {column_name(sheet.table, place): place for place in reversed(range(len(sheet.table.headings)))}
    places.update({f"#{place + 1}": place for place in range(len(sheet.table.headings))})
    wanted: dict[int, str] = {}
    left = dict(guessed.fields)
    for heading, field in given.items():
        if heading not in places:
            raise UnreadableImport("no_such_column", column=heading, columns=", ".join(places))
        if field is not None and field not in FIELDS:
            raise UnreadableImport("no_such_field", field=field, fields=", ".join(FIELDS))
        left.pop(places[heading], None)
        if field is not None:
            wanted[places[heading]] = FIELDS[field]
    kept = {place: name for place, name in left.items() if name not in wanted.values()}
    return guessed.with_fields({**kept, **wanted})

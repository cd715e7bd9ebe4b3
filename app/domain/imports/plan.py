"""What an import would do, line by line: add, leave out because it is there already, or refuse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from app.domain.check import check
from app.domain.client import Client
from app.domain.declare import asked
from app.domain.imports.entry import Entry, ImportFile, Note
from app.domain.imports.known import Acquaintances, Likeness
from app.domain.values import read_fields
from app.kernel.errors import Fault, InputError
from app.kernel.ids import ALPHABET, LENGTH, Id
from app.kernel.progress import Progress, Silent

_NOBODY = Id(ALPHABET[0] * LENGTH)
"""Stands in for the identity that a client gets when it is added."""


_STEP = 100
"""Lines between two reports of progress."""
_FIELDS = tuple(each.name for each in asked(Client))


class Action(StrEnum):
    """What happens to a line."""

    ADD = "add"
    ALREADY = "already"
    """Someone who is in the vault, or earlier in the file: left out, nothing of the line is taken over."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """What happens to the client on line `number` of the file, with every fault and everything to look at.

    `values` are the fields as far as they could be read, of a refused line as well.
    """

    number: int
    action: Action
    name: str
    values: Mapping[str, object]
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import of this file would do to this vault."""

    file: ImportFile
    lines: tuple[ImportLine, ...]

    @property
    def unused_columns(self) -> tuple[str, ...]:
        """The columns or properties of the file that are not taken over."""
        return self.file.unused

    def count(self, action: Action) -> int:
        """How many lines end so."""
        return sum(line.action is action for line in self.lines)


def plan_lines(file: ImportFile, known: Iterable[Client], today: date, progress: Progress | None = None) -> ImportPlan:
    """The plan for a file in a vault that holds the clients `known`, on the legal date `today`."""
    acquaintances, watched = Acquaintances(known), progress or Silent()
    lines = []
    for done, entry in enumerate(file.entries):
        if done % _STEP == 0:
            watched.report(done, len(file.entries))
        lines.append(_line(entry, acquaintances, today))
    return ImportPlan(file, tuple(lines))


def _line(entry: Entry, known: Acquaintances, today: date) -> ImportLine:
    client, faults = _read(entry, today)
    faults = (*entry.faults, *faults)
    if client is None or faults:
        name = client.name if client else entry.given.get("surname", "")
        return ImportLine(entry.number, Action.REFUSED, name, _values(client, entry), faults, entry.notes)
    values = _values(client, entry)
    found = known.look(client)
    notes = (*entry.notes, *((found.note,) if found.note else ()))
    if found.likeness is Likeness.SAME:
        return ImportLine(entry.number, Action.ALREADY, client.name, values, (), notes)
    known.meet(client, entry.number)
    return ImportLine(entry.number, Action.ADD, client.name, values, (), notes)


def _values(client: Client | None, entry: Entry) -> Mapping[str, object]:
    """What was read, by field, in the order of the declaration."""
    return {} if client is None else {name: getattr(client, name) for name in _FIELDS if name in entry.given}


def _read(entry: Entry, today: date) -> tuple[Client | None, tuple[Fault, ...]]:
    """The client that an entry describes, and what is wrong with it; a field that is refused already is not missed."""
    try:
        values = read_fields(Client, entry.given)
    except InputError as error:
        return None, error.faults
    noon = datetime.combine(today, time(12), tzinfo=UTC)
    client = Client(**{"surname": "", **values}, id=_NOBODY, made=noon, changed=noon)  # type: ignore[arg-type]
    refused = {fault.label for fault in entry.faults}
    return client, tuple(fault for fault in check(client) if fault.label not in refused)

"""What an import would do, line by line: add, fill what is there already, leave out, or refuse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum

from app.domain.check import check
from app.domain.client import Client
from app.domain.declare import asked
from app.domain.imports.duplicates import Choices, Duplicate, filled
from app.domain.imports.entry import Entry, ImportFile, Note
from app.domain.imports.known import Acquaintances, Likeness, Person
from app.domain.values import read_fields
from app.kernel.errors import Fault, InputError
from app.kernel.ids import ALPHABET, LENGTH, Id
from app.kernel.progress import NotBegun, Progress, Silent, stepped

_NOBODY = Id(ALPHABET[0] * LENGTH)
"""Stands in for the identity that a client gets when it is added."""

_FIELDS = tuple(each.name for each in asked(Client))


class Action(StrEnum):
    """What happens to a line."""

    ADD = "add"
    MERGE = "merge"
    """Someone who is there already, whose empty fields are filled."""
    ALREADY = "already"
    """Someone who is in the vault, or earlier in the file: left out, nothing of the line is taken over."""
    LEFT_OUT = "left_out"
    """A line with a fault that somebody chose to leave out."""
    REFUSED = "refused"
    """A line with a fault: as long as there is one, nothing is imported."""


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
    likeness: Likeness = Likeness.NEW
    like: Id | None = None
    """The client in the vault whom this one is like."""
    like_line: int = 0
    """Or the line of the file, of somebody who is new as well."""
    fills: Mapping[str, object] = field(default_factory=dict)
    """What a merge fills."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import of this file would do to this vault, with what was chosen for those who are there already."""

    file: ImportFile
    lines: tuple[ImportLine, ...]
    choices: Choices = field(default_factory=Choices)
    _counted: Counter[Action] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Count once: the page asks how many there are of each in the window's thread."""
        object.__setattr__(self, "_counted", Counter(line.action for line in self.lines))

    @property
    def merges(self) -> Mapping[Id, Mapping[str, object]]:
        """What is filled of each client in the vault."""
        merged: dict[Id, dict[str, object]] = {}
        for line in self.lines:
            if line.action is Action.MERGE and line.like is not None:
                merged.setdefault(line.like, {}).update(line.fills)
        return merged

    def does_as(self, other: ImportPlan) -> bool:
        """Whether both do the same, line by line."""
        return [_deed(line) for line in self.lines] == [_deed(line) for line in other.lines]

    @property
    def unused_columns(self) -> tuple[str, ...]:
        """The columns or properties of the file that are not taken over."""
        return self.file.unused

    def count(self, action: Action) -> int:
        """How many lines end so."""
        return self._counted[action]


def plan_lines(
    file: ImportFile, known: Iterable[Client], today: date, progress: Progress | None = None,
    choices: Choices | None = None,
) -> ImportPlan:  # fmt: skip
    """The plan for a file in a vault that holds the clients `known`, on the legal date `today`."""
    watched, number = progress or Silent(), len(file.entries)
    acquaintances = Acquaintances(stepped(known, number, NotBegun(watched)))
    planning = _Planning(acquaintances, today, choices or Choices())
    for entry in stepped(file.entries, number, watched):
        planning.take(entry)
    return ImportPlan(file, tuple(planning.lines.values()), planning.choices)


class _Planning:
    """The lines so far, by their numbers: a later one may fill what an earlier one adds."""

    def __init__(self, known: Acquaintances, today: date, choices: Choices) -> None:
        self.lines: dict[int, ImportLine] = {}
        self.choices = choices
        self._known, self._today = known, today

    def take(self, entry: Entry) -> None:
        """Decide about one line."""
        client, faults = _read(entry, self._today)
        faults = (*entry.faults, *faults)
        values = _values(client, entry)
        if client is None or faults:
            name = client.name if client else entry.given.get("surname", "")
            action = Action.LEFT_OUT if self.choices.leaves_out(entry.number) else Action.REFUSED
            self._keep(ImportLine(entry.number, action, name, values, faults, entry.notes))
            return
        found = self._known.look(client)
        line = ImportLine(entry.number, Action.ADD, client.name, values, (), entry.notes, found.likeness)
        if found.person is None or found.note is None:
            self._known.meet(client, entry.number)
            self._keep(line)
            return
        person = found.person
        like = None if person.line else person.client.id
        line = replace(line, notes=(*entry.notes, found.note), like=like, like_line=person.line)
        match self.choices.of(entry.number, found.likeness):
            case Duplicate.KEEP_BOTH:
                self._known.meet(client, entry.number)
                self._keep(line)
            case Duplicate.LEAVE_OUT:
                self._keep(replace(line, action=Action.ALREADY))
            case Duplicate.MERGE:
                self._keep(self._merged(line, person))

    def _merged(self, line: ImportLine, person: Person) -> ImportLine:
        fill = filled(person.client, line.values)
        notes = (*line.notes, *fill.notes)
        if not fill.values:
            return replace(line, action=Action.ALREADY, notes=notes)
        merged = replace(person.client, **fill.values)  # type: ignore[arg-type] # of the declared types, by _read
        faults = check(merged)
        if faults:
            return replace(line, action=Action.REFUSED, faults=faults)
        self._known.becomes(person, merged)
        if person.line:
            before = self.lines[person.line]
            both = {**before.values, **fill.values}
            ordered = {name: both[name] for name in _FIELDS if name in both}
            self.lines[person.line] = replace(before, values=ordered, name=merged.name)
        return replace(line, action=Action.MERGE, fills=fill.values, notes=notes)

    def _keep(self, line: ImportLine) -> None:
        self.lines[line.number] = line


def _deed(line: ImportLine) -> tuple[object, ...]:
    return line.action, line.like, line.like_line, dict(line.fills)


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

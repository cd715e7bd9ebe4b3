"""What is done with a line whose client is there already, or that has a fault, and which fields a merge fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

from app.domain.client import Client
from app.domain.imports.entry import LINE, Labels, Note
from app.domain.imports.known import Likeness, folded_name

_NAMES = ("first_name", "initials", "infix")
"""What is filled only where the surname is the same: of another surname it would make a third name."""
_EMPTY = {each.name: each.default for each in fields(Client)}


class Duplicate(StrEnum):
    """What is done with a client who is there already. `import.duplicate.<value>` words it."""

    LEAVE_OUT = "leave_out"
    MERGE = "merge"
    """Fill what is empty in the dossier that is there; nothing in it is replaced."""
    KEEP_BOTH = "keep_both"


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose: for everyone who is there already, and for single lines by their number; that holds for
    those who only resemble someone as well. A line with a fault can only be left out, by its number.
    """

    same: Duplicate = Duplicate.LEAVE_OUT
    lines: Mapping[int, Duplicate] = field(default_factory=dict)

    def of(self, number: int, likeness: Likeness) -> Duplicate:
        """What is done with a line that is like someone."""
        usual = self.same if likeness is Likeness.SAME else Duplicate.KEEP_BOTH
        return self.lines.get(number, usual)

    def leaves_out(self, number: int) -> bool:
        """Whether this very line is left out."""
        return self.lines.get(number) is Duplicate.LEAVE_OUT

    def with_line(self, number: int, choice: Duplicate | None) -> Choices:
        """The same, with something else for one line; None: nothing of its own."""
        others = {each: chosen for each, chosen in self.lines.items() if each != number}
        return Choices(self.same, others if choice is None else {**others, number: choice})


@dataclass(frozen=True, slots=True)
class Filled:
    """What a merge fills, and what to say of what it leaves."""

    values: Mapping[str, object]
    notes: tuple[Note, ...]


def filled(there: Client, values: Mapping[str, object]) -> Filled:
    """The values that fill what is empty in `there`; what differs stays, and is told."""
    fills: dict[str, object] = {}
    kept: list[str] = []
    for name, value in values.items():
        before = getattr(there, name)
        if value == before or value == empty(name):
            continue
        other_name = name in _NAMES and folded_name(str(values.get("surname", ""))) != folded_name(there.surname)
        if before == empty(name) and not other_name:
            fills[name] = value
        elif name not in _ALWAYS:
            kept.append(f"client.{name}")
    notes = [] if fills else [Note(LINE, "nothing_to_fill")]
    if kept:
        notes.append(Note(LINE, "kept_as_it_was", (("fields", Labels(tuple(kept))),)))
    return Filled(fills, tuple(notes))


_ALWAYS = ("language",)
"""What has a value in every dossier, so that another one in a file says nothing."""


def empty(name: str) -> object:
    """What a field of a client holds where nothing is known."""
    return _EMPTY[name]

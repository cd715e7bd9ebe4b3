"""What was read for one client, before anything is decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.kernel.errors import Fault
from app.kernel.translator import Translator

LINE = "import.line"
"""The label of a fault that is about a line as a whole."""


class Extra(StrEnum):
    """What a file can hold besides the declared fields, and that is taken apart into those."""

    NAME = "import.name"
    """A whole name: Anna van den Berg, or Berg, Anna van den."""
    MIDDLE = "import.middle"
    """Further first names, or the infix: address books keep both in one place."""
    ADDRESS = "import.address"
    """Street and house number."""
    ADDITION = "import.addition"
    """What stands after the house number: a letter, a floor."""
    POSTCODE_AND_TOWN = "import.postcode_and_town"


@dataclass(frozen=True, slots=True)
class Labels:
    """Some fields by their labels, in a sentence."""

    keys: tuple[str, ...]

    def words(self, translator: Translator) -> str:
        """One after another, small as inside a sentence."""
        return ", ".join(translator.text(key).lower() for key in self.keys)


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at that does not stand in the way: a label key, and the code of a text. Never a value."""

    label: str
    code: str
    arguments: tuple[tuple[str, object], ...] = ()

    @property
    def key(self) -> str:
        """The key of this note's text in the locale files."""
        return f"import.note.{self.code}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One client as the file gives it: texts by the names of declared fields, fit for `read_fields`.

    `number` is the line of the file on which it begins, counted from 1.
    """

    number: int
    given: Mapping[str, str]
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()


class Kind(StrEnum):
    """What kind of file was read."""

    CSV = "csv"
    WORKBOOK = "workbook"
    VCARD = "vcard"


@dataclass(frozen=True, slots=True)
class ImportFile:
    """All that a file holds. `unused` names the columns or properties that no field takes over, as they are
    called in the file; a column without a heading is `#` and its number.
    """

    kind: Kind
    entries: tuple[Entry, ...]
    unused: tuple[str, ...]

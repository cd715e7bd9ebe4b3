"""From what a file calls its columns to what a client's fields say: takes names and addresses apart."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.domain.imports.cells import cleaned, read_cell
from app.domain.imports.entry import Entry, Extra, Note
from app.domain.imports.names import is_infix, split_name, split_surname
from app.kernel.errors import Fault

_NUMBERED = re.compile(r"(.*?\S)\s+(\d+(?:\s?[a-zA-Z]{1,3}|\s?[-/]\s?\w{1,6})?)")
_POSTCODE = re.compile(r"(\d{4}\s?[a-zA-Z]{2}|\d{4,5})[\s,]+(.+)")
_LONGEST_NAME = 500
"""Characters; what is longer is no name, and the check of the surname says so."""
_BELGIUM = ("be", "belgie", "belgië", "belgium", "belgique")


def compose(number: int, raw: Mapping[str, str], faults: tuple[Fault, ...] = (), notes: tuple[Note, ...] = ()) -> Entry:
    """The entry that begins on line `number`, from raw texts by field name or `Extra`."""
    return _Composer(raw, faults, notes).entry(number)


class _Composer:
    """Collects fields, faults and notes of one entry."""

    def __init__(self, raw: Mapping[str, str], faults: tuple[Fault, ...], notes: tuple[Note, ...]) -> None:
        self._columns = frozenset(raw)
        self._raw = {name: text for name, given in raw.items() if (text := cleaned(given))}
        self._faults = list(faults)
        self._notes = list(notes)

    def entry(self, number: int) -> Entry:
        """The entry, names and address first: they fill fields that no column gave."""
        self._name()
        self._middle()
        self._infix()
        self._address()
        given: dict[str, str] = {}
        for name, text in self._raw.items():
            if isinstance(name, Extra):
                continue
            label = f"client.{name}"
            cell = read_cell(name, text)
            if cell.fault:
                self._faults.append(Fault(label, cell.fault))
                continue
            if cell.note:
                self._notes.append(Note(label, cell.note))
            if cell.text:
                given[name] = cell.text
        return Entry(number, given, tuple(self._faults), tuple(self._notes))

    def _name(self) -> None:
        name = self._raw.pop(Extra.NAME, "")
        if not name or "surname" in self._raw:
            return
        if len(name) > _LONGEST_NAME:
            self._raw["surname"] = name
            return
        parts = split_name(" ".join(name.split()))
        found = {"surname": parts.surname, "infix": parts.infix, "first_name": parts.first_name}
        found["initials"] = parts.initials
        self._raw = {**{field: text for field, text in found.items() if text}, **self._raw}
        if parts.doubtful:
            self._notes.append(Note("client.surname", "name_doubtful"))
        if parts.title:
            self._notes.append(Note("client.surname", "title_left_out"))

    def _middle(self) -> None:
        middle = self._raw.pop(Extra.MIDDLE, "")
        if not middle:
            return
        if is_infix(middle) and "infix" not in self._raw:
            self._raw["infix"] = middle
        else:
            self._raw["first_name"] = f"{self._raw.get('first_name', '')} {middle}".strip()
            self._notes.append(Note("client.first_name", "middle_name"))

    def _infix(self) -> None:
        """Belgian surnames keep their infix: Van den Berg is sorted under the V there."""
        surname = self._raw.get("surname", "")
        if not surname or "infix" in self._raw or self._raw.get("country", "").casefold() in _BELGIUM:
            return
        infix, rest = split_surname(surname)
        if infix:
            self._raw.update(infix=infix, surname=rest)
            if not surname.startswith(infix):
                self._notes.append(Note("client.infix", "infix_found"))

    def _address(self) -> None:
        address = self._raw.pop(Extra.ADDRESS, "")
        street = self._raw.get("street", "")
        if address and not street:
            self._split_street(address)
        elif address and address != street:
            self._notes.append(Note(Extra.ADDRESS, "address_twice"))
        elif street and "house_number" not in self._columns:
            self._split_street(street)
        addition = self._raw.pop(Extra.ADDITION, "")
        if addition:
            before = self._raw.get("house_number", "")
            joint = "" if addition.startswith(("-", "/")) else " "
            self._raw["house_number"] = f"{before}{joint}{addition}".strip()
        self._split_postcode()

    def _split_street(self, street: str) -> None:
        line = " ".join(street.split())
        parts = None if "house_number" in self._raw else _NUMBERED.fullmatch(line)
        self._raw["street"] = parts[1].rstrip(" ,") if parts else line
        if parts:
            self._raw["house_number"] = parts[2]

    def _split_postcode(self) -> None:
        both = self._raw.pop(Extra.POSTCODE_AND_TOWN, "")
        if not both:
            return
        parts = _POSTCODE.fullmatch(both)
        if parts:
            self._raw.setdefault("postcode", parts[1])
        self._raw.setdefault("town", parts[2] if parts else both)

"""People as they are typed or pasted to be enrolled: a line each, with a name and an e-mail address (row C15)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from app.domain.category import Category
from app.domain.declare import Noun, Record, Shape, of_practice
from app.domain.imports.names import split_name
from app.kernel.errors import Fault, InputError

_ADDRESS = re.compile(r"[^\s<>,;\"]+@[^\s<>,;\"]+")
_AROUND = ' \t,;<>"()'


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPeople(Record):
    """What a form asks for. It is read at once, and never stored as it is."""

    noun: ClassVar[Noun] = Noun("new_people", Category.PRACTICE)

    lines: str = of_practice(Shape.TEXT)


def people_in(lines: str) -> list[dict[str, object]]:
    """The people in these lines: *Noor van Dam, noor@voorbeeld.nl*, *Noor van Dam <noor@...>*, or a row of a sheet.

    A line without an address is a name alone. InputError with a fault for every line that holds no name.
    """
    found: list[dict[str, object]] = []
    faults = []
    for number, line in enumerate(lines.splitlines(), start=1):
        if not line.strip(_AROUND):
            continue
        address = _ADDRESS.search(line)
        name = line if address is None else f"{line[: address.start()]} {line[address.end() :]}"
        parts = split_name(" ".join(name.replace("\t", " ").strip(_AROUND).split()))
        if not parts.surname or not any(each.isalpha() for each in parts.surname):
            faults.append(Fault("new_people.lines", "line_without_name", (("line", number),)))
            continue
        found.append(
            {
                "first_name": parts.first_name or parts.initials,
                "infix": parts.infix,
                "surname": parts.surname,
                "email": "" if address is None else address.group(),
            }
        )
    if faults:
        raise InputError(*faults)
    return found

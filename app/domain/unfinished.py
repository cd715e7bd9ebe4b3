"""What was typed into a form and not saved yet: kept, so that a lock or a crash takes nothing away (row F27).

It is part of the dossier that it is about: who asks what is kept of them hears of it, and it is erased with the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.clock import legal_date
from app.kernel.ids import Id

Typed = Mapping[str, Mapping[str, object]]
"""What stands in the fields of a dialog: by the name of the noun that is asked for, as `typed_key` writes it, and then
by field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished(Record):
    """One form that was left half filled in. It goes when the form is saved or given up."""

    noun: ClassVar[Noun] = Noun("unfinished", Category.ADMINISTRATION)

    client: Id = declare(Category.ADMINISTRATION, Shape.REFERENCE, refers="client", fixed=True)
    """Whose dossier it is about; nothing for someone who is no client yet, and for an organisation."""
    form: str = declare(
        Category.ADMINISTRATION, fixed=True, inside=True, limit=80, source=Source.PROGRAM,
        sensitivity=Sensitivity.NONE, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    """Which form: the key of its title."""
    record: str = declare(
        Category.ADMINISTRATION, fixed=True, inside=True, limit=40, source=Source.PROGRAM, sensitivity=Sensitivity.NONE
    )
    """The id of what is being changed; nothing for something new."""
    category: Category = declare(
        Category.ADMINISTRATION, Shape.CHOICE, default=Category.ADMINISTRATION, fixed=True, source=Source.PROGRAM
    )
    """The data category of what it will become."""
    content: str = declare(
        Category.ADMINISTRATION, Shape.TEXT, inside=True, limit=8_000_000, source=Source.COACH,
        sensitivity=Sensitivity.SENSITIVE,
    )  # fmt: skip
    """What was typed, as `write_typed` writes it."""

    @property
    def item_category(self) -> Category:
        """The category of what it will become."""
        return self.category

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """It has no name but its day."""
        return reason("item.unfinished", date=legal_date(self.changed))


def typed_key(noun: str, number: int = 1) -> str:
    """Where the fields of a form stand; of several forms for the same noun each has its number, from 1."""
    return noun if number == 1 else f"{noun} {number}"


def typed_noun(key: str) -> str:
    """The name of the noun in what `typed_key` wrote."""
    return key.partition(" ")[0]


def write_typed(typed: Typed) -> str:
    """The fields of a dialog as JSON."""
    return json.dumps(typed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_typed(content: str) -> dict[str, dict[str, object]]:
    """What `write_typed` wrote; of anything else nothing."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {noun: dict(fields) for noun, fields in found.items() if isinstance(fields, dict)}

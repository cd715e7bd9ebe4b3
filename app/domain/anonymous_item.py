"""What is left of an anonymised item: nothing that leads to anybody, for totals and evaluation (rows C10, E12, W10)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymousItem(Record):
    """The fields of one item that its declarations keep or generalise, under a new id that nothing else knows.

    No reference, no id of the item itself: two of these cannot even be told to be of one person.
    """

    noun: ClassVar[Noun] = Noun("anonymous_item", Category.PRACTICE)

    what: str = declare(
        Category.PRACTICE, required=True, fixed=True, listed=True, limit=40,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    """The name of the noun that it was."""
    content: str = declare(
        Category.PRACTICE, Shape.TEXT, required=True, fixed=True,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    """The fields as a JSON object."""

    @property
    def fields(self) -> Mapping[str, object]:
        """The fields by their names."""
        found: dict[str, object] = json.loads(self.content)
        return found

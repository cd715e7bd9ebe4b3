"""A comment of the client on a version: it stays with that version, and is at hand while the next one is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.answer import WHOLE_DOCUMENT
from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare, kept_as
from app.domain.reason import Reason, reason
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientComment(Record):
    """What the client said of one paragraph, or of the whole. It has the category of the version that it is on."""

    noun: ClassVar[Noun] = Noun("comment", Category.COACHING_REPORT)

    client: Id = declare(Category.COACHING_REPORT, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.COACHING_REPORT, Shape.REFERENCE, refers="trajectory", fixed=True, anonymise=Anonymise.KEEP
    )
    category: Category = kept_as(Category.COACHING_REPORT)
    """The data category of the version."""
    answer: Id = declare(
        Category.COACHING_REPORT, Shape.REFERENCE, refers="answer", required=True, fixed=True, source=Source.PROGRAM
    )
    version: Id = declare(
        Category.COACHING_REPORT, Shape.REFERENCE, refers="version", required=True, fixed=True, source=Source.PROGRAM
    )
    place: int = declare(
        Category.COACHING_REPORT, Shape.NUMBER, fixed=True, inside=True, source=Source.PROGRAM,
        sensitivity=Sensitivity.NONE, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    """On which block of the version's text, counted from 1; 0 is the whole document."""
    passage: str = declare(
        Category.COACHING_REPORT, sensitivity=Sensitivity.SENSITIVE, fixed=True, source=Source.COACH, limit=400
    )
    """How the block begins, so that it is found again in the next version."""
    text: str = declare(
        Category.COACHING_REPORT, Shape.TEXT, required=True, listed=True, fixed=True, limit=4000,
        sensitivity=Sensitivity.SENSITIVE,
    )  # fmt: skip
    dealt_with_on: date | None = declare(Category.COACHING_REPORT, Shape.DATE, listed=True, source=Source.COACH)
    """When the coach had done what there was to do with it."""

    @property
    def item_category(self) -> Category:
        """The category of the version."""
        return self.category

    @property
    def block(self) -> int:
        """The number of the block as an answer counts it: from 0, or WHOLE_DOCUMENT."""
        return self.place - 1 if self.place else WHOLE_DOCUMENT

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Opmerking van de cliënt bij "..."*."""
        if self.passage:
            return reason("item.comment", passage=self.passage[:60])
        return reason("item.comment_whole")

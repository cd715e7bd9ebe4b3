"""The intervision case: a question that a coach brings to colleagues, without anybody being known in it (row W9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.ids import Id

_NOTES = Category.SESSION_NOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervisionCase(Record):
    """What was told to which group, word for word, so that the client can be told as well."""

    noun: ClassVar[Noun] = Noun("intervision_case", _NOTES)

    client: Id = declare(_NOTES, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        _NOTES, Shape.REFERENCE, refers="trajectory", fixed=True, source=Source.COACH, anonymise=Anonymise.KEEP
    )
    group: str = declare(_NOTES, required=True, fixed=True, listed=True, source=Source.COACH)
    """With whom: the name of the group."""
    told_on: date = declare(_NOTES, Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.COACH)
    question: str = declare(_NOTES, required=True, fixed=True, listed=True, source=Source.COACH)
    case: str = declare(_NOTES, Shape.TEXT, required=True, fixed=True, source=Source.COACH, limit=4000)
    """Exactly what colleagues got to read or hear."""
    previewed: str = declare(_NOTES, Shape.DIGEST, fixed=True, source=Source.PROGRAM)
    """SHA-256 of the question and the case as they were looked over."""

    @property
    def happened_on(self) -> date:
        """The day it was brought in."""
        return self.told_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Intervisie van 3 maart 2026: de vraag*."""
        return reason("item.intervision_case", what=self.question, date=self.told_on)

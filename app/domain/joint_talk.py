"""The driegesprek: coach, client and principal at one table, on topics that the client agreed to before (row W7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.ids import Id

_REPORT = Category.COACHING_REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class JointTalk(Record):
    """Who is there and what it is about; `shared` is what all of them may read, apart from the coach's notes."""

    noun: ClassVar[Noun] = Noun("joint_talk", _REPORT)

    client: Id = declare(_REPORT, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        _REPORT, Shape.REFERENCE, refers="trajectory", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    on: date = declare(_REPORT, Shape.DATE, required=True, listed=True, source=Source.COACH, alive=True)
    present: str = declare(_REPORT, Shape.TEXT, required=True, listed=True, source=Source.COACH, limit=2000)
    """Who is at the table, with their function."""
    topics: str = declare(_REPORT, Shape.TEXT, source=Source.COACH, limit=4000)
    """What may be talked about."""
    agreed_on: date | None = declare(_REPORT, Shape.PAST_DATE)
    """When the client agreed to exactly these topics."""
    shared: str = declare(_REPORT, Shape.TEXT, source=Source.COACH, limit=20_000)
    """What was agreed at the table, as every one of them may read it."""

    @property
    def happened_on(self) -> date:
        """The day of the talk."""
        return self.on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Driegesprek van 3 maart 2026*."""
        return reason("item.joint_talk", date=self.on)

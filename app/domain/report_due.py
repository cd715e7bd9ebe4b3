"""The schedule of reports to an employer, the UWV or an insurer: when, to whom, and on what (row W8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.organisation import Organisation
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id

_REPORT = Category.COACHING_REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDue(Record):
    """One report that is expected. It is done when a disclosure of this client's went to that recipient."""

    noun: ClassVar[Noun] = Noun("report_due", _REPORT)

    client: Id = declare(_REPORT, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        _REPORT, Shape.REFERENCE, refers="trajectory", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    recipient: Id = declare(
        _REPORT, Shape.REFERENCE, refers="organisation", required=True, fixed=True, source=Source.PRINCIPAL
    )
    what: str = declare(_REPORT, required=True, listed=True, source=Source.PRINCIPAL)
    """What is reported on: attendance, progress, the plan; never what was said."""
    due_on: date = declare(_REPORT, Shape.DATE, required=True, listed=True, source=Source.PRINCIPAL)
    every_weeks: int = declare(_REPORT, Shape.NUMBER, source=Source.PRINCIPAL, anonymise=Anonymise.KEEP)
    """After how many weeks the next one is expected; 0 is never."""
    original: Id = declare(_REPORT, Shape.REFERENCE, refers="attachment", source=Source.PRINCIPAL)
    """The form that the recipient wants it on."""
    disclosure: Id = declare(_REPORT, Shape.REFERENCE, refers="disclosure", source=Source.COACH)
    """What went out."""
    done_on: date | None = declare(_REPORT, Shape.PAST_DATE, listed=True, source=Source.COACH)

    @property
    def happened_on(self) -> date:
        """The day it is expected."""
        return self.due_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Voortgang voor UWV Deventer*."""
        to = lookup(self.recipient)
        if isinstance(to, Organisation):
            return reason("item.report_due", what=f"{self.what} ({to.name})")
        return reason("item.report_due", what=self.what)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        return (Fault("report_due.every_weeks", "number_out_of_range"),) if self.every_weeks > 104 else ()

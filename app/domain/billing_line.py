"""The billing line: over which period how many sessions are charged, at what rate, and nothing of what was said (W4).

It is administration, so the fiscal duty keeps it when the sessions that it counts are gone (L11). The bill itself is
made by the bookkeeping, which gets these lines as a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.domain.trajectory import RateUnit
from app.kernel.errors import Fault
from app.kernel.ids import Id

_HOUR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingLine(Record):
    """What is charged of one trajectory over one period, its first and last day included."""

    noun: ClassVar[Noun] = Noun("billing_line", Category.ADMINISTRATION)

    client: Id = declare(Category.ADMINISTRATION, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.ADMINISTRATION, Shape.REFERENCE, refers="trajectory", required=True, fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    starts_on: date = declare(
        Category.ADMINISTRATION, Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.COACH, rest=True
    )
    ends_on: date = declare(
        Category.ADMINISTRATION, Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.COACH, rest=True
    )
    sessions: int = declare(
        Category.ADMINISTRATION, Shape.NUMBER, required=True, fixed=True, listed=True, source=Source.PROGRAM,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    minutes: int = declare(
        Category.ADMINISTRATION, Shape.NUMBER, fixed=True, source=Source.PROGRAM, anonymise=Anonymise.KEEP
    )
    """How long these sessions took together, as far as that was noted."""
    rate: int = declare(
        Category.ADMINISTRATION, Shape.AMOUNT, required=True, fixed=True, listed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    rate_per: RateUnit = declare(
        Category.ADMINISTRATION, Shape.CHOICE, default=RateUnit.SESSION, fixed=True, source=Source.COACH
    )
    order_number: str = declare(Category.ADMINISTRATION, limit=60, listed=True, source=Source.PRINCIPAL, rest=True)

    @property
    def amount(self) -> int:
        """What it comes to in cents, without VAT; half a cent is rounded up."""
        if self.rate_per is RateUnit.SESSION:
            return self.sessions * self.rate
        return (2 * self.minutes * self.rate + _HOUR) // (2 * _HOUR)

    @property
    def happened_on(self) -> date:
        """The last day of its period."""
        return self.ends_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Factuurregel over 1 februari tot en met 28 februari 2026*."""
        return reason("item.billing_line", start=self.starts_on, end=self.ends_on)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        return (Fault("billing_line.ends_on", "ends_before_start"),) if self.ends_on < self.starts_on else ()

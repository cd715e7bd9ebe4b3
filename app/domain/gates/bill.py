"""May a billing line be drawn up over a period of a trajectory? (row W4)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.billing_line import BillingLine
from app.domain.gate import Verdict, verdict
from app.domain.reason import Counted, Reason, reason
from app.domain.session import Session, SessionState
from app.domain.trajectory import RateUnit


@dataclass(frozen=True, slots=True)
class BillFacts:
    """A period of a trajectory, its sessions and billing lines, and at what rate."""

    starts_on: date
    ends_on: date
    sessions: tuple[Session, ...]
    lines: tuple[BillingLine, ...]
    rate: int
    rate_per: RateUnit

    @property
    def within(self) -> tuple[Session, ...]:
        """The sessions in the period."""
        return tuple(each for each in self.sessions if self.starts_on <= each.on <= self.ends_on)

    @property
    def charged(self) -> tuple[Session, ...]:
        """Those that go on the bill."""
        return tuple(each for each in self.within if each.charged)


def bill_gate(facts: BillFacts) -> Verdict:
    """Each session is charged once, at a rate that was agreed, when it is known of every one what became of it."""
    return verdict(_reasons(facts))


def _reasons(facts: BillFacts) -> Iterator[Reason]:
    if not facts.rate:
        yield reason("gate.bill.no_rate")
    for line in facts.lines:
        if line.starts_on <= facts.ends_on and facts.starts_on <= line.ends_on:
            yield reason("gate.bill.twice", start=line.starts_on, end=line.ends_on)
    planned = sum(each.state is SessionState.PLANNED for each in facts.within)
    if planned:
        yield reason("gate.bill.unsettled", sessions=Counted("billing.sessions", planned))
    if not facts.charged and not planned:
        yield reason("gate.bill.nothing")
    if facts.rate_per is RateUnit.HOUR and any(not each.minutes for each in facts.charged):
        yield reason("gate.bill.no_minutes")

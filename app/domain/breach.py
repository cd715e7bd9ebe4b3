"""The breach (datalek): an incident with personal data, from suspicion to closed (GDPR art. 4(12), 33, 34; rows A12,
B8, L10).

It may touch several clients or none, so it belongs to the practice; that one client was told of it is a `BreachNotice`
in that client's dossier, and what was reported to the authority a `BreachReport`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare, of_practice
from app.domain.document import Channel
from app.domain.of_notice import of_notice
from app.domain.reason import Reason, reason
from app.kernel.clock import amsterdam_instant
from app.kernel.errors import Fault
from app.kernel.ids import Id


class BreachNature(StrEnum):
    """What happened to the data."""

    LOST_DEVICE = "lost_device"
    WRONG_RECIPIENT = "wrong_recipient"
    INTRUSION = "intrusion"
    UNAVAILABLE = "unavailable"
    ALTERED = "altered"
    OTHER = "other"


class BreachState(StrEnum):
    """Where a breach stands."""

    SUSPECTED = "suspected"
    """Not known yet whether it is one: no term runs."""
    ESTABLISHED = "established"
    """The practice is aware of it: the term to report runs."""
    NO_BREACH = "no_breach"
    """Looked into, and it was none."""
    CLOSED = "closed"


class BreachRisk(StrEnum):
    """What the breach may do to the people it concerns, from little to much."""

    NOT_ASSESSED = "not_assessed"
    UNLIKELY = "unlikely"
    """A risk is unlikely: no report to the authority (GDPR art. 33(1))."""
    RISK = "risk"
    ADVERSE = "adverse"
    """Consequences are probably adverse: what one practice promises to tell people of (B8)."""
    HIGH = "high"
    """A high risk: the law demands that people are told (GDPR art. 34(1))."""

    def reaches(self, threshold: BreachRisk) -> bool:
        """Whether it is as great as a threshold, or greater."""
        order = list(BreachRisk)
        return order.index(self) >= order.index(threshold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach(Record):
    """One breach, or the suspicion of one. All times are times of the clock in Amsterdam."""

    noun: ClassVar[Noun] = Noun("breach", Category.PRACTICE)

    title: str = of_practice(Shape.LINE, required=True, listed=True)
    """What it is called here, without names."""
    nature: BreachNature = of_practice(Shape.CHOICE, required=True, listed=True)
    facts: str = of_practice(required=True)
    """What happened (art. 33(5))."""
    began_on: date | None = of_practice(Shape.PAST_DATE)
    """When it happened or began, where that is known."""
    suspected_on: date = of_practice(Shape.PAST_DATE, required=True, listed=True)
    suspected_at: str = of_practice(Shape.TIME, required=True)
    state: BreachState = of_practice(Shape.CHOICE, default=BreachState.SUSPECTED, listed=True)
    aware_on: date | None = of_practice(Shape.PAST_DATE)
    """When it was reasonably certain that it is a breach: from then the hours count."""
    aware_at: str = of_practice(Shape.TIME)
    data: str = of_practice()
    """Which data, of which kind."""
    people: int = of_practice(Shape.NUMBER)
    """About how many people; 0 where that is not known."""
    encrypted: bool = of_practice(Shape.YES_NO)
    """Whether strong encryption made the data unreadable, with the key safe (art. 34(3)(a))."""
    risk: BreachRisk = of_practice(Shape.CHOICE, default=BreachRisk.NOT_ASSESSED, listed=True)
    risk_reason: str = of_practice()
    """Why the risk is judged as it is."""
    effects: str = of_practice()
    measures: str = of_practice()
    controllers_told_on: date | None = of_practice(Shape.PAST_DATE)
    """When the controllers for whom the practice works as a processor were told (art. 33(2))."""
    evaluation: str = of_practice()
    prevention: str = of_practice()
    """What keeps it from happening again (B8)."""
    closed_on: date | None = of_practice(Shape.PAST_DATE)

    @property
    def aware(self) -> datetime | None:
        """The instant of awareness (UTC); None while it is a suspicion."""
        return None if self.aware_on is None else amsterdam_instant(self.aware_on, self.aware_at)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        found = []
        if (self.aware_on is None) != (not self.aware_at):
            found.append(Fault("breach.aware_at" if self.aware_on else "breach.aware_on", "required"))
        elif self.aware is not None and self.aware < amsterdam_instant(self.suspected_on, self.suspected_at):
            found.append(Fault("breach.aware_on", "aware_before_suspicion"))
        if self.began_on is not None and self.began_on > self.suspected_on:
            found.append(Fault("breach.began_on", "began_after_suspicion"))
        if self.risk is not BreachRisk.NOT_ASSESSED and not self.risk_reason.strip():
            found.append(Fault("breach.risk_reason", "required"))
        return tuple(found)


class ReportedTo(StrEnum):
    """To whom a breach was reported."""

    AUTHORITY = "authority"
    CONTROLLER = "controller"


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachReport(Record):
    """One stage of reporting a breach (art. 33(1), 33(4)): the first may be incomplete, later ones add to it."""

    noun: ClassVar[Noun] = Noun("breach_report", Category.PRACTICE)

    breach: Id = of_practice(Shape.REFERENCE, refers="breach", required=True, fixed=True)
    reported_to: ReportedTo = of_practice(Shape.CHOICE, required=True, fixed=True, listed=True)
    stage: int = of_practice(Shape.NUMBER, fixed=True, inside=True, listed=True)
    """1 for the first report, 2 for what was added to it, and on."""
    reported_on: date = of_practice(Shape.PAST_DATE, required=True, fixed=True, listed=True)
    reported_at: str = of_practice(Shape.TIME, required=True, fixed=True)
    reference: str = of_practice(Shape.LINE, listed=True)
    """The number that the authority gave it."""
    told: str = of_practice(fixed=True)
    """What this stage said, where it says more than the breach's own fields."""
    late_reason: str = of_practice(fixed=True)
    """Why it came after the term (art. 33(1))."""

    @property
    def reported(self) -> datetime:
        """The instant (UTC)."""
        return amsterdam_instant(self.reported_on, self.reported_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachNotice(Record):
    """That one client was told of a breach (art. 34); part of that client's dossier."""

    noun: ClassVar[Noun] = Noun("breach_notice", Category.CORRESPONDENCE)

    client: Id = of_notice(Shape.REFERENCE, refers="client")
    breach: Id = of_notice(Shape.REFERENCE, refers="breach")
    told_on: date = of_notice(Shape.PAST_DATE)
    told_how: Channel = of_notice(Shape.CHOICE)
    told: str = declare(Category.CORRESPONDENCE, Shape.TEXT, source=Source.COACH, sensitivity=Sensitivity.SENSITIVE)

    @property
    def happened_on(self) -> date:
        """The day on which the client was told."""
        return self.told_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Bericht over een datalek van 3 maart 2026*."""
        return reason("item.breach_notice", date=self.told_on)

"""Retention explained: until when an item is kept, by which rule, and why (rows A6, C7, D6, L11, X5).

The period of a rule runs from its trigger, whose own day does not count. The item is kept up to and including the last
day of the period, and is due the day after. Where a fiscal duty reaches further than the promise, the duty
counts (L11). Nothing is destroyed by being due: a person decides (A5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.category import Category
from app.domain.check import EARLIEST
from app.domain.fiscal_duty import ENDS_WITH_WORK
from app.domain.hold import Hold
from app.domain.period import Period, last_day, rough_end
from app.domain.policy import Basis, Policy, RetentionAction, RetentionRule, Trigger
from app.domain.reason import Label, LocalText, Reason, reason
from app.domain.retention_facts import RetentionItem, book_year_end
from app.domain.statute import FigureName, Statute
from app.domain.trajectory import TrajectoryKind

_DAY = timedelta(days=1)


class KeptState(StrEnum):
    """Where an item stands. `retention.state.<value>` words it."""

    KEPT = "kept"
    """Its last day is known and has not passed."""
    WAITING_FOR_TRIGGER = "waiting_for_trigger"
    """Its period has not begun: the trajectory runs."""
    UNTIL_WITHDRAWN = "until_withdrawn"
    DUE = "due"
    """To be destroyed or anonymised now."""
    REVIEW = "review"
    """To be looked at now."""
    HELD = "held"
    """It would be due, but a hold forbids it."""
    NO_RULE = "no_rule"
    """The policy has no rule for it: drift."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Until when one item is kept, and why."""

    item: RetentionItem
    state: KeptState
    rule: RetentionRule | None
    trigger: Trigger | None
    """What decides the date: the rule's trigger, or the book year's end where the fiscal duty reaches further."""
    trigger_date: date | None
    until: date | None
    """The last day it is kept, None while that is not known."""
    period: Period | None
    """How long it is kept from what decides, the promise's term or the duty's; None where nothing is counted."""
    reasons: tuple[Reason, ...]
    """First the whole in one sentence, then the ground and what else there is to say."""
    held: tuple[Hold, ...] = ()

    @property
    def due_from(self) -> date | None:
        """The first day on which it may no longer be kept."""
        return None if self.until is None else self.until + _DAY


@dataclass(frozen=True, slots=True)
class _Span:
    """A period that runs from a trigger's day, None where that has not happened and is not planned."""

    trigger: Trigger
    start: date | None
    period: Period | None
    law: LocalText | None = None
    """The article that demands it, where it is the fiscal duty."""
    moved: date | None = None
    """The review date, where it was moved."""

    @property
    def until(self) -> date | None:
        """The last day of the period. Without a period that is the day before the trigger."""
        if self.start is None:
            return None
        if self.moved is not None:
            return self.moved - _DAY
        return self.start - _DAY if self.period is None else last_day(self.start, self.period)


def explain(item: RetentionItem, policy: Policy, statute: Statute, today: date, holds: tuple[Hold, ...] = ()) -> Kept:
    """Until when an item is kept, seen from a day, and why.

    `policy` is the one in force and `today` the date in Amsterdam; the fiscal duty is the one that `today` knows.
    """
    return Explainer(policy, statute, today).explain(item, holds)


class Explainer:
    """Explains many items by one policy on one day: what does not differ between them is looked up once."""

    def __init__(self, policy: Policy, statute: Statute, today: date) -> None:
        self.policy, self.today = policy, today
        self._duty = statute.figure(FigureName.FISCAL_RETENTION, today)
        self._rules: dict[tuple[Category, TrajectoryKind | None, tuple[Trigger, ...]], RetentionRule | None] = {}

    def rule(
        self, category: Category, triggers: Iterable[Trigger], only: TrajectoryKind | None
    ) -> RetentionRule | None:
        """The rule for such an item (`Policy.rule`). What lost the consent it was kept on is due by law."""
        key = (category, only, tuple(triggers))
        if Trigger.BASIS_WITHDRAWN in key[2]:
            return _lost(category)
        if key not in self._rules:
            self._rules[key] = self.policy.rule(category, key[2], only)
        return self._rules[key]

    def explain(self, item: RetentionItem, holds: tuple[Hold, ...] = ()) -> Kept:
        """Until when one item is kept, and why."""
        rule = self.rule(item.category, item.triggers, item.only)
        duty = self._span_of_duty(item)
        if rule is None:
            reasons = [reason("retention.because.no_rule", category=_category(item))]
            if duty is not None:
                reasons += _law(duty)
            return _kept(item, KeptState.NO_RULE, None, duty, reasons, holds)
        promise = _promise(item, rule)
        span = _later(promise, duty)
        state = _state(item, rule, span, self.today, held=bool(holds))
        reasons = [_headline(item, rule, span, state)]
        if span is not promise:
            reasons += _law(span)
            if span.until is None or promise.until != span.until:
                reasons.append(_too_short(rule))
        if span.moved is not None:
            reasons.append(reason("retention.because.reviewed", date=span.moved))
        reasons.append(reason("retention.because.ground", ground=rule.ground))
        return _kept(item, state, rule, span, reasons, holds)

    def latest_start(self, rule: RetentionRule) -> date | None:
        """The latest day from which a rule's term has passed by now; None where no day is early enough. Where the term
        runs from a book year's end, it is the latest day of that book year.
        """
        through = book_year_end if rule.trigger is Trigger.BOOK_YEAR_END else _itself
        return latest(lambda day: _Span(rule.trigger, through(day), rule.period).until, self.today)

    def latest_for_duty(self) -> date | None:
        """The latest day of which the book year's fiscal duty has passed by now."""
        period = self._duty.period
        return latest(lambda day: last_day(book_year_end(day), period), self.today)

    def duty_until(self, item: RetentionItem) -> date | None:
        """The last day of the fiscal duty, where that covers the item and its book year is known."""
        duty = self._span_of_duty(item)
        return None if duty is None else duty.until

    def _span_of_duty(self, item: RetentionItem) -> _Span | None:
        """The fiscal duty, where it covers the item: it runs from the end of the book year (AWR art. 52(4))."""
        if not item.fiscal:
            return None
        start = item.triggers[Trigger.BOOK_YEAR_END]
        return _Span(Trigger.BOOK_YEAR_END, start, self._duty.period, self._duty.source)


def _lost(category: Category) -> RetentionRule:
    """Erasure at once (L7)."""
    return RetentionRule(category, Trigger.BASIS_WITHDRAWN, None, RetentionAction.DESTROY, Basis.STATUTORY, _ERASURE)


_ERASURE = LocalText("AVG art. 17 lid 1 onder b", "GDPR art. 17(1)(b)")


def _itself(day: date) -> date:
    return day


def latest(until: Callable[[date], date | None], today: date) -> date | None:
    """The latest day of which `until` lies before today, where a later day never ends earlier; None where none does."""
    low, high = EARLIEST.toordinal(), today.toordinal() + 1
    if not _before(until(date.fromordinal(low)), today):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        if _before(until(date.fromordinal(middle)), today):
            low = middle
        else:
            high = middle - 1
    return date.fromordinal(low)


def _before(day: date | None, today: date) -> bool:
    return day is not None and day < today


def _promise(item: RetentionItem, rule: RetentionRule) -> _Span:
    """The period of the rule; where someone looked at the item since, up to the day on which to look again (B4)."""
    moved = item.review_on if rule.action is RetentionAction.REVIEW else None
    return _Span(rule.trigger, item.triggers[rule.trigger], rule.period, moved=moved)


def _kept(
    item: RetentionItem,
    state: KeptState,
    rule: RetentionRule | None,
    span: _Span | None,
    reasons: list[Reason],
    holds: tuple[Hold, ...],
) -> Kept:
    for hold in holds:
        why = Label(f"hold_reason.{hold.reason.value}")
        reasons.append(reason("retention.because.hold", date=hold.since, why=why))
    if span is None:
        return Kept(item, state, rule, None, None, None, None, tuple(reasons), holds)
    return Kept(item, state, rule, span.trigger, span.start, span.until, span.period, tuple(reasons), holds)


def _later(promise: _Span, duty: _Span | None) -> _Span:
    """What reaches further. An end that is not known yet reaches further than any that is; where neither is known,
    and both wait for the work to end, the longer term does.
    """
    if duty is None:
        return promise
    if promise.until is None:
        return duty if duty.until is None and _outlasts(duty, promise) else promise
    return duty if duty.until is None or duty.until > promise.until else promise


def _outlasts(duty: _Span, promise: _Span) -> bool:
    """Whether the duty's term will end after the promise's. Of the same length, the one from the book year's end does:
    no work ends after its own book year.
    """
    if duty.period is None or promise.period is None or promise.trigger not in ENDS_WITH_WORK:
        return False
    longer = rough_end(duty.period), rough_end(promise.period)
    return longer[0] > longer[1] or (longer[0] == longer[1] and promise.trigger is not duty.trigger)


def _state(item: RetentionItem, rule: RetentionRule, span: _Span, today: date, *, held: bool) -> KeptState:
    if span.until is None:
        return KeptState.WAITING_FOR_TRIGGER if span.period else KeptState.UNTIL_WITHDRAWN
    end = item.triggers.get(Trigger.TRAJECTORY_END)
    if end is not None and end > today and span.start is not None and span.start >= end:
        return KeptState.WAITING_FOR_TRIGGER
    if today <= span.until:
        return KeptState.KEPT
    if held:
        return KeptState.HELD
    return KeptState.REVIEW if rule.action is RetentionAction.REVIEW else KeptState.DUE


def _headline(item: RetentionItem, rule: RetentionRule, span: _Span, state: KeptState) -> Reason:
    """The whole in one sentence."""
    category, trigger = _category(item), _event(item, span.trigger)
    if rule.action is RetentionAction.NEVER_KEEP and span.period is None:
        return reason("retention.because.never_keep", category=category)
    if span.start is None or span.until is None:
        if span.period is None:
            return reason("retention.because.until_withdrawn", category=category)
        waiting = Label(f"retention.waiting.{span.trigger.value}")
        return reason(
            "retention.because.waiting", category=category, period=span.period, trigger=trigger, waiting=waiting
        )
    if span.period is None:
        if state is KeptState.KEPT:
            return reason("retention.because.consent_ends", category=category, until=span.until)
        return reason("retention.because.withdrawn", category=category, date=span.start)
    if span.moved is not None and state is not KeptState.HELD:
        later = "moved_later" if state is KeptState.KEPT else "moved"
        return reason(f"retention.because.{later}", category=category, until=span.until, date=span.moved)
    return reason(
        f"retention.because.{_sentence(rule, state)}",
        category=category,
        period=span.period,
        trigger=trigger,
        date=span.start,
        until=span.until,
    )


def _event(item: RetentionItem, trigger: Trigger) -> Label:
    """What happened; where nobody was taken in, what stands for an intake is the last contact."""
    known = Trigger.LAST_CONTACT if item.business and trigger is Trigger.INTAKE else trigger
    return Label(f"retention.trigger.{known.value}")


def _sentence(rule: RetentionRule, state: KeptState) -> str:
    """Which sentence tells of an item whose last day is known."""
    if state is KeptState.WAITING_FOR_TRIGGER:
        return "planned"
    if state is KeptState.DUE:
        return "due_anonymise" if rule.action is RetentionAction.ANONYMISE else "due_destroy"
    if state is KeptState.KEPT and rule.action is RetentionAction.REVIEW:
        return "review_later"
    return state.value


def _law(duty: _Span) -> list[Reason]:
    """What the law demands, and where it says so."""
    if duty.law is None or duty.period is None:
        return []
    trigger = Label(f"retention.trigger.{duty.trigger.value}")
    return [reason("retention.because.law", period=duty.period, trigger=trigger, source=duty.law)]


def _too_short(rule: RetentionRule) -> Reason:
    """The promise ends before the duty does, which is drift (L11)."""
    if rule.period is None:
        return reason("retention.because.promise_never")
    trigger = Label(f"retention.trigger.{rule.trigger.value}")
    return reason("retention.because.promise_shorter", period=rule.period, trigger=trigger)


def _category(item: RetentionItem) -> Label:
    return Label(f"retention.category.{item.category.value}")

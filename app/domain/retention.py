"""Retention explained: until when an item is kept, by which rule, and why (rows A6, C7, D6, L11, X5).

The period of a rule runs from its trigger, whose own day does not count. The item is kept up to and including the last
day of the period, and is due the day after. Where a fiscal duty reaches further than the promise, the duty
counts (L11). Nothing is destroyed by being due: a person decides (A5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.period import Period, last_day
from app.domain.policy import Policy, RetentionAction, RetentionRule, Trigger
from app.domain.reason import Label, LocalText, Reason, reason
from app.domain.retention_facts import Hold, RetentionItem
from app.domain.statute import FigureName, Statute

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

    @property
    def until(self) -> date | None:
        """The last day of the period. Without a period that is the day before the trigger."""
        if self.start is None:
            return None
        return self.start - _DAY if self.period is None else last_day(self.start, self.period)


def explain(item: RetentionItem, policy: Policy, statute: Statute, today: date, holds: tuple[Hold, ...] = ()) -> Kept:
    """Until when an item is kept, seen from a day, and why.

    `policy` is the one in force and `today` the date in Amsterdam; the fiscal duty is the one that `today` knows.
    """
    rule = policy.rule(item.category, item.triggers, item.only)
    duty = _duty(item, statute, today)
    if rule is None:
        reasons = [reason("retention.because.no_rule", category=_category(item))]
        if duty is not None:
            reasons += _law(duty)
        return _kept(item, KeptState.NO_RULE, None, duty, reasons, holds)
    promise = _Span(rule.trigger, item.triggers[rule.trigger], rule.period)
    span = _later(promise, duty)
    state = _state(item, rule, span, today, held=bool(holds))
    reasons = [_headline(item, rule, span, state)]
    if span is not promise:
        reasons += _law(span)
        if promise.until is not None and promise.until != span.until:
            reasons.append(_too_short(rule))
    reasons.append(reason("retention.because.ground", ground=rule.ground))
    return _kept(item, state, rule, span, reasons, holds)


def _kept(
    item: RetentionItem,
    state: KeptState,
    rule: RetentionRule | None,
    span: _Span | None,
    reasons: list[Reason],
    holds: tuple[Hold, ...],
) -> Kept:
    for hold in holds:
        reasons.append(reason("retention.because.hold", date=hold.since))
    if span is None:
        return Kept(item, state, rule, None, None, None, tuple(reasons), holds)
    return Kept(item, state, rule, span.trigger, span.start, span.until, tuple(reasons), holds)


def _duty(item: RetentionItem, statute: Statute, today: date) -> _Span | None:
    """The fiscal duty, where it covers the item: it runs from the end of the book year (AWR art. 52(4))."""
    if not item.fiscal:
        return None
    figure = statute.figure(FigureName.FISCAL_RETENTION, today)
    return _Span(Trigger.BOOK_YEAR_END, item.triggers[Trigger.BOOK_YEAR_END], figure.period, figure.source)


def _later(promise: _Span, duty: _Span | None) -> _Span:
    """What reaches further. An end that is not known yet reaches further than any that is."""
    if duty is None or promise.until is None:
        return promise
    return duty if duty.until is None or duty.until > promise.until else promise


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
    category, trigger = _category(item), Label(f"retention.trigger.{span.trigger.value}")
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
        return reason("retention.because.withdrawn", category=category, date=span.start)
    return reason(
        f"retention.because.{_sentence(rule, state)}",
        category=category,
        period=span.period,
        trigger=trigger,
        date=span.start,
        until=span.until,
    )


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

"""What a new version of the policy changes in what was promised, and whether that is stricter or weaker for clients."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.domain.fiscal_duty import ends_before
from app.domain.period import Period, rough_end
from app.domain.policy import Policy, RetentionAction, RetentionRule
from app.domain.policy_activity import Activity
from app.domain.policy_recipient import Recipient, RecipientWhen
from app.domain.professional_code import ProfessionalCode
from app.domain.reason import Argument, Label, Reason, reason
from app.domain.statute import Figure

R = TypeVar("R")
_ACTIONS = (
    RetentionAction.NEVER_KEEP, RetentionAction.DESTROY, RetentionAction.ANONYMISE, RetentionAction.REVIEW,
)  # fmt: skip
"""From what leaves least of a person to what leaves most."""
_WHEN = (RecipientWhen.DUTY, RecipientWhen.REQUEST, RecipientWhen.CONSENT, RecipientWhen.SERVICE)
"""From the client's widest say to the least."""


class Direction(StrEnum):
    """What a change means for a client. `policy_direction.<value>` words it."""

    STRICTER = "stricter"
    WEAKER = "weaker"
    BELOW_LAW = "below_law"
    """A fiscal record would go sooner than the law allows: that does nobody good, and the duty counts anyway (L11)."""
    OTHER = "other"
    """Neither, or not for a program to say."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One promise that changes: in which part of the policy, at which row, and in a sentence."""

    part: str
    key: str
    direction: Direction
    what: Reason


def changes(before: Policy, after: Policy, duty: Figure) -> tuple[Changed, ...]:
    """Every promise that differs, in the order of the policy's parts. `duty` is how long fiscal records are to be kept
    (`FigureName.FISCAL_RETENTION`).
    """
    return (
        *_switches(before, after),
        *_answers(before, after),
        *_rules(before, after, duty),
        *_activities(before, after),
        *_recipients(before, after),
        *_promises(before, after),
        *_small_parts(before, after),
    )


def _switches(before: Policy, after: Policy) -> Iterator[Changed]:
    """What may be recorded weakens when it is switched on, what the client decides when it is switched off."""
    for name, on in (
        ("special_categories", Direction.WEAKER),
        ("bsn", Direction.WEAKER),
        ("consent_for_disclosure", Direction.STRICTER),
    ):
        was, becomes = getattr(before, name), getattr(after, name)
        if was != becomes:
            off = Direction.STRICTER if on is Direction.WEAKER else Direction.WEAKER
            word = "on" if becomes else "off"
            what = reason(f"policy_change.switched_{word}", what=Label(f"policy.{name}"))
            yield Changed("switches", name, on if becomes else off, what)
    for kind in sorted(before.shown_first ^ after.shown_first):
        added = kind in after.shown_first
        code = f"policy_change.shown_first_{'added' if added else 'removed'}"
        what = reason(code, what=Label(f"document_kind.{kind.value}"))
        yield Changed("switches", f"shown_first.{kind.value}", _more_is_stricter(more=added), what)
    if before.code is not after.code:
        direction = Direction.OTHER
        if ProfessionalCode.NONE in (before.code, after.code):
            direction = _more_is_stricter(more=before.code is ProfessionalCode.NONE)
        arguments = {"before": _code(before.code), "after": _code(after.code)}
        yield Changed("switches", "code", direction, reason("policy_change.code", **arguments))


def _answers(before: Policy, after: Policy) -> Iterator[Changed]:
    kinds = {each.kind: None for each in (*before.answers, *after.answers)}
    for kind in kinds:
        was, becomes = before.promised_answer(kind), after.promised_answer(kind)
        label = Label(f"request_kind.{kind.value}")
        if was == becomes:
            continue
        if was is None and becomes is not None:
            what = reason("policy_change.answer_added", what=label, after=becomes)
            yield Changed("answers", kind.value, Direction.STRICTER, what)
        elif was is not None and becomes is None:
            what = reason("policy_change.answer_removed", what=label, before=was)
            yield Changed("answers", kind.value, Direction.WEAKER, what)
        elif was is not None and becomes is not None:
            what = reason("policy_change.answer", what=label, before=was, after=becomes)
            yield Changed("answers", kind.value, _shorter_is_stricter(was, becomes), what)


def _rules(before: Policy, after: Policy, duty: Figure) -> Iterator[Changed]:
    old = {rule_key(each): each for each in before.rules}
    new = {rule_key(each): each for each in after.rules}
    for key in dict.fromkeys((*old, *new)):
        was, becomes = old.get(key), new.get(key)
        shown = becomes or was
        if shown is None or _kept(was) == _kept(becomes):
            continue
        arguments: dict[str, Argument] = {
            "category": Label(f"category.{shown.category.value}"),
            "trigger": Label(f"retention.trigger.{shown.trigger.value}"),
        }
        if becomes is not None and ends_before(becomes, duty.period) and _term(was) != _term(becomes):
            yield Changed("rules", key, Direction.BELOW_LAW, _below_law(was, becomes, arguments, duty))
        elif was is None:
            what = reason("policy_change.rule_added", **arguments, after=_period(shown))
            yield Changed("rules", key, Direction.OTHER, what)
        elif becomes is None:
            what = reason("policy_change.rule_removed", **arguments, before=_period(shown))
            yield Changed("rules", key, Direction.OTHER, what)
        elif _term(was) == _term(becomes):
            yield Changed("rules", key, Direction.OTHER, reason("policy_change.rule_ground", **arguments))
        else:
            what = reason("policy_change.rule", **arguments, before=_period(was), after=_period(becomes))
            if was.action is not becomes.action:
                actions = {"before": _action(was), "after": _action(becomes)}
                what = reason("policy_change.rule_action", **arguments, **actions)
            yield Changed("rules", key, _rule_direction(was, becomes), what)


def _term(rule: RetentionRule | None) -> tuple[object, ...] | None:
    return None if rule is None else (rule.period, rule.action)


def _below_law(
    was: RetentionRule | None, becomes: RetentionRule, arguments: dict[str, Argument], duty: Figure
) -> Reason:
    """The new term, and what the law asks instead."""
    asked: dict[str, Argument] = {"after": _period(becomes), "duty": duty.period, "source": duty.source}
    if was is None:
        return reason("policy_change.rule_added_below_law", **arguments, **asked)
    return reason("policy_change.rule_below_law", **arguments, **asked, before=_period(was))


def _rule_direction(was: RetentionRule, becomes: RetentionRule) -> Direction:
    if was.action is not becomes.action:
        return _more_is_stricter(more=_ACTIONS.index(becomes.action) < _ACTIONS.index(was.action))
    if was.period is None or becomes.period is None:
        return Direction.OTHER
    return _shorter_is_stricter(was.period, becomes.period)


def _activities(before: Policy, after: Policy) -> Iterator[Changed]:
    old = {each.key: each for each in before.activities}
    new = {each.key: each for each in after.activities}
    return _named("activities", "purpose", old, new, lambda each: each.purpose, _activity_direction)


def _activity_direction(was: Activity, becomes: Activity) -> Direction:
    return _scope({*was.categories, *was.subjects}, {*becomes.categories, *becomes.subjects})


def _recipients(before: Policy, after: Policy) -> Iterator[Changed]:
    old = {each.key: each for each in before.recipients}
    new = {each.key: each for each in after.recipients}
    return _named("recipients", "recipient", old, new, lambda each: each.name, _recipient_direction)


def _named(
    part: str,
    word: str,
    old: dict[str, R],
    new: dict[str, R],
    name: Callable[[R], Argument],
    direction: Callable[[R, R], Direction],
) -> Iterator[Changed]:
    """Rows that each let data be used or seen: one more is weaker for the client, one less stricter."""
    for key in dict.fromkeys((*old, *new)):
        was, becomes = old.get(key), new.get(key)
        if was is None and becomes is not None:
            what = reason(f"policy_change.{word}_added", what=name(becomes))
            yield Changed(part, key, Direction.WEAKER, what)
        elif was is not None and becomes is None:
            what = reason(f"policy_change.{word}_removed", what=name(was))
            yield Changed(part, key, Direction.STRICTER, what)
        elif was is not None and becomes is not None and was != becomes:
            what = reason(f"policy_change.{word}", what=name(becomes))
            yield Changed(part, key, direction(was, becomes), what)


def _recipient_direction(was: Recipient, becomes: Recipient) -> Direction:
    if was.when is not becomes.when:
        return _more_is_stricter(more=_WHEN.index(becomes.when) < _WHEN.index(was.when))
    return _scope({*was.categories, *was.activities}, {*becomes.categories, *becomes.activities})


def _promises(before: Policy, after: Policy) -> Iterator[Changed]:
    for kind in dict.fromkeys(each.kind for each in (*before.promises, *after.promises)):
        was, becomes = before.promise(kind), after.promise(kind)
        label = Label(f"promise_kind.{kind.value}")
        if was is None:
            yield Changed("promises", kind.value, Direction.STRICTER, reason("policy_change.promise_added", what=label))
        elif becomes is None:
            yield Changed("promises", kind.value, Direction.WEAKER, reason("policy_change.promise_removed", what=label))
        elif was != becomes:
            yield Changed("promises", kind.value, Direction.OTHER, reason("policy_change.promise", what=label))


def _small_parts(before: Policy, after: Policy) -> Iterator[Changed]:
    """What says nothing that could be measured, but is not to change unseen."""
    for part in ("asked", "roles", "responsible", "bsn_ground", "review_every", "title", "description"):
        if getattr(before, part) != getattr(after, part):
            what = reason("policy_change.part", what=Label(f"policy.{part}"))
            yield Changed(part, part, Direction.OTHER, what)


def _scope(was: set[StrEnum | str], becomes: set[StrEnum | str]) -> Direction:
    if was < becomes:
        return Direction.WEAKER
    return Direction.STRICTER if becomes < was else Direction.OTHER


def _more_is_stricter(*, more: bool) -> Direction:
    return Direction.STRICTER if more else Direction.WEAKER


def _shorter_is_stricter(was: Period, becomes: Period) -> Direction:
    one, other = rough_end(was), rough_end(becomes)
    if one == other:
        return Direction.OTHER
    return Direction.STRICTER if other < one else Direction.WEAKER


def rule_key(rule: RetentionRule) -> str:
    """By what a rule is the same rule in another version."""
    only = f".{rule.only.value}" if rule.only else ""
    return f"{rule.category.value}.{rule.trigger.value}{only}"


def _kept(rule: RetentionRule | None) -> tuple[object, ...] | None:
    """What decides about items; a new ground alone changes nothing that is promised."""
    return None if rule is None else (rule.period, rule.action, rule.basis, rule.ground)


def _period(rule: RetentionRule) -> Period | Label:
    return rule.period or _action(rule)


def _action(rule: RetentionRule) -> Label:
    return Label(f"retention.action.{rule.action.value}")


def _code(code: ProfessionalCode) -> Label:
    return Label(f"professional_code.{code.value}")

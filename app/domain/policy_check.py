"""What is wrong with a policy: rules that contradict each other or themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.domain.category import Category
from app.domain.period import Unit, too_long
from app.domain.policy import Policy, RetentionAction, RetentionRule, Trigger
from app.domain.policy_parts_check import parts_faults
from app.domain.policy_place import labelled_place, rule_place
from app.kernel.errors import Fault


def policy_faults(policy: Policy) -> tuple[Fault, ...]:
    """Every fault of a policy, in the order of its parts; empty where there is none."""
    return (
        *_own(policy),
        *_answers(policy),
        *_conflicts(policy),
        *_rules(policy),
        *_complete(policy),
        *parts_faults(policy),
    )


def _own(policy: Policy) -> Iterator[Fault]:
    if policy.version < 1:
        yield Fault("policy.version", "policy.version_below_one")


def _answers(policy: Policy) -> Iterator[Fault]:
    counted = Counter(each.kind for each in policy.answers)
    for each in policy.answers:
        if too_long(each.period):
            yield Fault(
                "policy.answers",
                "policy.period_too_long",
                (("where", labelled_place(each.kind.value, f"request_kind.{each.kind.value}")),),
            )
    for kind, count in counted.items():
        if count > 1:
            yield Fault(
                "policy.answers",
                "policy.two_answers",
                (("where", labelled_place(kind.value, f"request_kind.{kind.value}")),),
            )


def _conflicts(policy: Policy) -> Iterator[Fault]:
    """Two rules for one category, trigger and kind of trajectory; a category both kept and never kept."""
    counted = Counter((each.category, each.trigger, each.only) for each in policy.rules)
    for (category, trigger, _), count in counted.items():
        if count > 1:
            yield Fault("policy.rules", "policy.two_rules", (("where", rule_place(category.value, trigger.value)),))
    never = RetentionAction.NEVER_KEEP
    refused = {(each.category, each.only) for each in policy.rules if each.action is never}
    kept = {(each.category, each.only) for each in policy.rules if each.action is not never}
    for category, _ in sorted(refused & kept, key=str):
        yield Fault(
            "policy.rules",
            "policy.kept_and_never_kept",
            (("where", labelled_place(category.value, f"category.{category.value}")),),
        )
    if policy.special_categories and (Category.SPECIAL, None) in refused:
        yield Fault("policy.special_categories", "policy.special_never_kept")


def _rules(policy: Policy) -> Iterator[Fault]:
    for each in policy.rules:
        where = (("where", rule_place(each.category.value, each.trigger.value)),)
        yield from (Fault("policy.rules", code, where) for code in _rule(each))


def _rule(rule: RetentionRule) -> Iterator[str]:
    if rule.category is Category.PRACTICE:
        yield "policy.rule_for_practice"
    if rule.action is RetentionAction.NEVER_KEEP:
        if rule.period is not None:
            yield "policy.never_keep_with_period"
        if rule.trigger is not Trigger.MADE:
            yield "policy.never_keep_from_made"
    elif rule.period is None:
        if rule.trigger is not Trigger.WITHDRAWAL:
            yield "policy.period_missing"
    elif rule.period.unit is Unit.WORKING_DAYS:
        yield "policy.retention_in_working_days"
    elif too_long(rule.period):
        yield "policy.period_too_long"


def _complete(policy: Policy) -> Iterator[Fault]:
    """Every category of client data has a rule that does not depend on the kind of trajectory."""
    ruled = {each.category for each in policy.rules if each.only is None}
    for category in Category:
        if category is not Category.PRACTICE and category not in ruled:
            yield Fault(
                "policy.rules",
                "policy.category_without_rule",
                (("where", labelled_place(category.value, f"category.{category.value}")),),
            )

"""Looking moves a review date, and no promise, in every starting policy (B4)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.category import Category
from app.domain.gates.review_item import review_item_gate
from app.domain.period import last_day
from app.domain.policy import RetentionAction
from tests.domain.gates.gate_samples import TODAY, codes
from tests.domain.policy_samples import policy_names, starting_policy


@pytest.mark.parametrize("name", policy_names())
def test_b4_only_a_rule_that_asks_to_look_is_moved_by_looking(name: str) -> None:
    for rule in starting_policy(name).rules:
        moved = not codes(review_item_gate(rule.category, rule, TODAY, TODAY))
        assert moved is (rule.action is RetentionAction.REVIEW)


@pytest.mark.parametrize("category", Category)
def test_without_a_rule_there_is_no_date_to_move(category: Category) -> None:
    assert codes(review_item_gate(category, None, TODAY, TODAY)) == ["gate.review.fixed_term"]


def test_b4_nobody_looks_later_than_was_promised() -> None:
    rule = next(each for each in starting_policy("office").rules if each.action is RetentionAction.REVIEW)
    assert rule.period is not None
    latest = last_day(TODAY, rule.period)
    assert codes(review_item_gate(rule.category, rule, latest, TODAY)) == []
    assert codes(review_item_gate(rule.category, rule, None, TODAY)) == [], "that a day is missing is a fault, not this"
    later = review_item_gate(rule.category, rule, latest + timedelta(days=1), TODAY)
    assert codes(later) == ["gate.review.beyond_promise"]

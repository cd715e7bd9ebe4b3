"""Looking moves a review date, and no promise, in every starting policy (B4)."""

from __future__ import annotations

import pytest

from app.domain.category import Category
from app.domain.gates.review_item import review_item_gate
from app.domain.policy import RetentionAction
from tests.domain.gates.gate_samples import codes
from tests.domain.policy_samples import policy_names, starting_policy


@pytest.mark.parametrize("name", policy_names())
def test_b4_only_a_rule_that_asks_to_look_is_moved_by_looking(name: str) -> None:
    for rule in starting_policy(name).rules:
        moved = not codes(review_item_gate(rule.category, rule))
        assert moved is (rule.action is RetentionAction.REVIEW)


@pytest.mark.parametrize("category", Category)
def test_without_a_rule_there_is_no_date_to_move(category: Category) -> None:
    assert codes(review_item_gate(category, None)) == ["gate.review.fixed_term"]

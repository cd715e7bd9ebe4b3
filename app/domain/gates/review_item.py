"""May the review date of an item be moved? (row B4)"""

from __future__ import annotations

from app.domain.category import Category
from app.domain.gate import Verdict, verdict
from app.domain.policy import RetentionAction, RetentionRule
from app.domain.reason import Label, reason


def review_item_gate(category: Category, rule: RetentionRule | None) -> Verdict:
    """Only where the item's rule asks to look again: a term that was promised is not moved by looking, and without a
    rule there is no date to move.
    """
    if rule is not None and rule.action is RetentionAction.REVIEW:
        return verdict(())
    return verdict((reason("gate.review.fixed_term", category=Label(f"retention.category.{category.value}")),))

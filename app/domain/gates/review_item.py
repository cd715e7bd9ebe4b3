"""May the review date of an item be moved? (row B4)"""

from __future__ import annotations

from datetime import date

from app.domain.category import Category
from app.domain.gate import Verdict, verdict
from app.domain.period import last_day
from app.domain.policy import RetentionAction, RetentionRule
from app.domain.reason import Label, reason


def review_item_gate(category: Category, rule: RetentionRule | None, next_on: date | None, today: date) -> Verdict:
    """Only where the item's rule asks to look again, and no further than the rule's own period from today: a term that
    was promised is not moved by looking, nor is *we look every two years* by looking once. Without a rule there is no
    date to move. `next_on` is None where no day is named yet.
    """
    if rule is None or rule.action is not RetentionAction.REVIEW:
        return verdict((reason("gate.review.fixed_term", category=Label(f"retention.category.{category.value}")),))
    if rule.period is None or next_on is None or next_on <= last_day(today, rule.period):
        return verdict(())
    return verdict((reason("gate.review.beyond_promise", period=rule.period, date=last_day(today, rule.period)),))

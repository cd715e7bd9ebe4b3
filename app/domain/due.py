"""When items of a kind are due, as limits on their days: so that what is due is found by an index, not item by item.

The limits come from what `explain` itself computes with (`Explainer.latest_start`): the term of a later day never ends
earlier, so there is one latest day that is due. A property test holds the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.item_facts import Day, ItemFacts, ItemKind
from app.domain.policy import RetentionAction, RetentionRule, Trigger
from app.domain.retention import Explainer


@dataclass(frozen=True, slots=True)
class DueLimits:
    """Items of `kind` are due, or to be looked at, where their `day` is known and no later than `latest`.

    `duty` is the same for the book year of what the fiscal duty covers: both must have passed. Where `looked` is set,
    the rule only asks to look again, and an item with a review date is due when that is no later than `looked`.
    """

    kind: ItemKind
    rule: RetentionRule
    day: Day
    latest: date
    duty: tuple[Day, date] | None = None
    looked: date | None = None

    def cover(self, facts: ItemFacts, contact: date) -> bool:
        """Whether an item of this kind is due. `contact` is the newest day of its dossier."""
        days = {Day.MADE: facts.made_on, Day.END: facts.end_on, Day.OWN: facts.own_on, Day.CONTACT: contact}
        start = days[self.day]
        if start is None:
            return False
        if self.duty is not None:
            year = days[self.duty[0]]
            if year is None or year > self.duty[1]:
                return False
        if self.looked is not None and facts.review_on is not None:
            return facts.review_on <= self.looked
        return start <= self.latest


def due_limits(kind: ItemKind, explainer: Explainer) -> DueLimits | None:
    """From when items of a kind are due; None where none can be: there is no rule, or no day is early enough."""
    rule = explainer.rule(kind.category, sorted(kind.triggers), kind.only)
    if rule is None:
        return None
    latest, duty = explainer.latest_start(rule), explainer.latest_for_duty() if kind.fiscal else None
    if latest is None or (kind.fiscal and duty is None):
        return None
    return DueLimits(
        kind,
        rule,
        kind.day_of(rule.trigger),
        latest,
        None if duty is None else (kind.day_of(Trigger.BOOK_YEAR_END), duty),
        explainer.today if rule.action is RetentionAction.REVIEW else None,
    )

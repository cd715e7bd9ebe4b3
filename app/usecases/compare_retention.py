"""What another policy would change for what is kept now: which items get another date (row C1; before it is saved)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.category import Category
from app.domain.item_facts import Day, ItemFacts, ItemKind, item_of
from app.domain.policy import Policy, RetentionRule, Trigger
from app.domain.retention import Explainer, Kept
from app.domain.statute import Statute
from app.kernel.ids import Id
from app.vault.kept_items import days_of_kind, kinds
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class Moved:
    """`number` items of which the same facts hold, for which the policies differ in date, state or action, or in the
    term that will run once the end is known.

    `app.vault.kept_items.items_in(rows, facts, decisive)` gives the items themselves.
    """

    facts: ItemFacts
    decisive: frozenset[Day]
    """The days that decide about them, by either policy."""
    number: int
    before: Kept
    after: Kept

    @property
    def category(self) -> Category:
        """Their data category."""
        return self.facts.kind.category

    @property
    def sooner(self) -> bool:
        """Whether they go sooner than they would have: an end that is not known yet is later than any that is."""
        return (self.after.until or date.max) < (self.before.until or date.max)


def compare_retention(rows: Rows, statute: Statute, before: Policy, after: Policy, today: date) -> tuple[Moved, ...]:
    """Where two policies differ over the same items, seen from a day. What their rules agree on is not gone through.

    Holds are left out of it: they do not differ between policies.
    """
    return tuple(_moved(rows, Explainer(before, statute, today), Explainer(after, statute, today)))


def _moved(rows: Rows, before: Explainer, after: Explainer) -> Iterator[Moved]:
    for kind in kinds(rows):
        triggers = sorted(kind.triggers)
        rules = [each.rule(kind.category, triggers, kind.only) for each in (before, after)]
        if rules[0] == rules[1]:
            continue
        decisive = _decisive(kind, rules)
        for facts, last_contact, number in days_of_kind(rows, kind, decisive):
            item = item_of("", Id(""), facts, last_contact)
            was, becomes = before.explain(item), after.explain(item)
            if _outcome(was) != _outcome(becomes):
                yield Moved(facts, decisive, number, was, becomes)


def _decisive(kind: ItemKind, rules: Iterable[RetentionRule | None]) -> frozenset[Day]:
    """The days that decide: of the rules' triggers, of the book year, and the end of the trajectory, which is waited
    for.
    """
    days = {kind.day_of(rule.trigger) for rule in rules if rule is not None}
    if kind.fiscal:
        days.add(kind.day_of(Trigger.BOOK_YEAR_END))
    return frozenset(days | {Day.END})


def _outcome(kept: Kept) -> tuple[object, ...]:
    """What holds of it. Without a known end that is the term that will run: the later of promise and duty."""
    rule = kept.rule
    open_ended = (kept.trigger, kept.period) if kept.until is None else None
    return kept.until, kept.state, rule.action if rule else None, open_ended

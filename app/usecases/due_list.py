"""What there is to decide on over all dossiers, on a day: found by index, each explained by the same rules (X5).

However many items there are, only those that are due are read. What is held is listed apart: it waits.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.domain.category import Category
from app.domain.due import due_limits
from app.domain.hold import Hold
from app.domain.item_facts import item_of
from app.domain.policy import Policy, RetentionAction, RetentionRule, Trigger
from app.domain.retention import Explainer, Kept
from app.domain.review import Review
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.usecases.current_policy import policy_on
from app.usecases.dossier_facts import last_contact
from app.usecases.holds import holds_in_force
from app.usecases.kept_until import Explained
from app.usecases.parts import Parts
from app.vault.kept_items import Retained, due_items, kinds, number_in
from app.vault.rows import Rows


class DueItem(NamedTuple):
    """One item whose term has passed, and the holds that keep it all the same."""

    item: Retained
    rule: RetentionRule
    held: tuple[Hold, ...]
    explained: Explained
    contact: date | None

    @property
    def noun(self) -> str:
        """The name of its noun."""
        return self.item.noun

    @property
    def id(self) -> Id:
        """Its id."""
        return self.item.id

    @property
    def client(self) -> Id:
        """Whose dossier it is in."""
        return self.item.client

    @property
    def category(self) -> Category:
        """Its data category."""
        return self.item.kind.category

    @property
    def action(self) -> RetentionAction:
        """What is to be done with it."""
        return self.rule.action

    @property
    def kept(self) -> Kept:
        """Until when, by which rule, from which day, and why."""
        return self.explained.of(item_of(self.noun, self.id, self.item.facts, self.contact), self.held)


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due on a day, and what would be but is held."""

    on: date
    due: tuple[DueItem, ...]
    held: tuple[DueItem, ...]


def due_list(rows: Rows, parts: Parts, on: date | None = None, policy: Policy | None = None) -> DueList:
    """What is due on a day (today) by the policy of that day, or by another one."""
    today = on or legal_date(parts.clock.now())
    explainer = Explainer(policy or policy_on(rows, today), parts.law.statute, today)
    explained, holds = Explained(explainer), holds_in_force(rows)
    by_contact = any(rule.trigger is Trigger.LAST_CONTACT for rule in explainer.policy.rules)
    contact = last_contact(rows, "") if by_contact else {}
    due: list[DueItem] = []
    held: list[DueItem] = []
    waits: list[DueItem] = []
    review = Review.noun.name
    for kind in kinds(rows):
        limits = due_limits(kind, explainer)
        if limits is None:
            continue
        for each in due_items(rows, limits):
            if each.noun == review:
                continue  # A review goes with what it is about.
            stopped = holds.on(each.client, each.id, each.trajectory)
            found = DueItem(each, limits.rule, stopped, explained, contact.get(each.client))
            (held if stopped else waits if each.rest else due).append(found)
    due += _alone(rows, due, waits)
    return DueList(today, tuple(due), tuple(held))


def _alone(rows: Rows, due: list[DueItem], waits: list[DueItem]) -> list[DueItem]:
    """Of what was reduced to that which rests on it, what nothing rests on any more: all of the dossier is due."""
    if not waits:
        return []
    number = Counter(each.client for each in (*due, *waits))
    gone = {client for client in {each.client for each in waits} if number[client] == number_in(rows, client)}
    return [each for each in waits if each.client in gone]

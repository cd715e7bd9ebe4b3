"""What a new version of the policy would change, before it is adopted: dates of items, and promises to those who are
clients now. Nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.category import Category
from app.domain.gate import Refused
from app.domain.gates.change_policy import ChangeFacts, change_policy_gate
from app.domain.item_facts import Day, ItemFacts, ItemKind, item_of
from app.domain.item_shift import Shift, shift
from app.domain.policy import Policy, RetentionRule, Trigger
from app.domain.policy_change import Changed, Direction, changes
from app.domain.policy_json import stored_policy
from app.domain.reason import Reason
from app.domain.retention import Explainer
from app.domain.trajectory import Trajectory
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.usecases.change_policy import next_version
from app.usecases.current_policy import newest_policy, policy_versions
from app.usecases.parts import Parts
from app.vault.kept_items import Retained, items_of_kind, kinds
from app.vault.rows import Rows

MOST_SHOWN = 50
"""So many items are named of those that get another date; all are counted."""


@dataclass(frozen=True, slots=True)
class MovedItem:
    """One item that gets another date. None is a date that is not known yet."""

    noun: str
    id: Id
    client: Id
    category: Category
    shift: Shift
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Running:
    """Trajectories that run now and began under one version: to these clients it was promised, and this changes."""

    version: int
    trajectories: int
    clients: int
    changes: tuple[Changed, ...]

    def count(self, direction: Direction) -> int:
        """How many promises become stricter, or weaker."""
        return sum(each.direction is direction for each in self.changes)


@dataclass(frozen=True, slots=True)
class PolicyPreview:
    """What would change. `refused` says why it cannot be adopted as it is; empty where it can."""

    after: Policy
    changes: tuple[Changed, ...]
    refused: tuple[Reason, ...]
    moved: dict[tuple[Category, Shift], int]
    """How many items get another date, by category and direction."""
    clients: int
    """In how many dossiers."""
    due_at_once: int
    """How many of them are due on the day the new version begins, and were not."""
    shown: tuple[MovedItem, ...]
    """The first of them."""
    running: tuple[Running, ...]

    def items(self, direction: Shift) -> int:
        """How many items move in a direction."""
        return sum(number for (_, each), number in self.moved.items() if each is direction)


def preview_policy(rows: Rows, parts: Parts, policy: Policy, on: date) -> PolicyPreview:
    """What adopting the policy from a day would change; InputError with every contradiction in it."""
    today = legal_date(parts.clock.now())
    before, after = newest_policy(rows), next_version(rows, policy, on)
    verdict = change_policy_gate(ChangeFacts(before, after, today, parts.law.transfers))
    moving = _Moving(before, after, parts, max(on, today))
    for item in moving.of(rows):
        moving.note(item)
    return PolicyPreview(
        after,
        changes(before, after),
        verdict.reasons if isinstance(verdict, Refused) else (),
        dict(moving.moved),
        len(moving.clients),
        moving.due_at_once,
        tuple(moving.shown),
        _running(rows, after, today),
    )


class _Moving:
    """Counts what moves. Items of one kind on the same days move together, so each such case is explained once."""

    def __init__(self, before: Policy, after: Policy, parts: Parts, on: date) -> None:
        statute = parts.law.statute
        self._on = on
        self._before, self._after = Explainer(before, statute, on), Explainer(after, statute, on)
        self._known: dict[tuple[object, ...], tuple[Shift | None, date | None, date | None]] = {}
        self.moved: Counter[tuple[Category, Shift]] = Counter()
        self.clients: set[Id] = set()
        self.due_at_once = 0
        self.shown: list[MovedItem] = []

    def of(self, rows: Rows) -> Iterator[tuple[Retained, date]]:
        """The items of kinds for which anything differs, each with the last contact with its dossier."""
        for kind in kinds(rows):
            was, becomes = self._rules(kind)
            if _promise(was) == _promise(becomes):
                continue
            contact = _contacts(rows) if Trigger.LAST_CONTACT in (_trigger(was), _trigger(becomes)) else {}
            self._days = {kind.day_of(each.trigger) for each in (was, becomes) if each is not None} | {Day.END}
            for item in items_of_kind(rows, kind):
                yield item, contact.get(item.client, item.facts.made_on)

    def note(self, found: tuple[Retained, date]) -> None:
        """Count one item, where it moves."""
        item, contact = found
        facts = item.facts
        days = (
            facts.made_on if Day.MADE in self._days else None,
            facts.end_on,
            facts.own_on if Day.OWN in self._days else None,
            contact if Day.CONTACT in self._days else None,
            facts.review_on,
        )
        key = (facts.kind, *days)
        if key not in self._known:
            self._known[key] = self._shift(item, contact)
        direction, was, becomes = self._known[key]
        if direction is None:
            return
        category = facts.kind.category
        self.moved[(category, direction)] += 1
        self.clients.add(item.client)
        self.due_at_once += becomes is not None and becomes < self._on and (was is None or was >= self._on)
        if len(self.shown) < MOST_SHOWN:
            self.shown.append(MovedItem(item.noun, item.id, item.client, category, direction, was, becomes))

    def _shift(self, item: Retained, contact: date) -> tuple[Shift | None, date | None, date | None]:
        seen = item_of(item.noun, item.id, item.facts, contact)
        was, becomes = self._before.explain(seen), self._after.explain(seen)
        return shift(was, becomes), was.until, becomes.until

    def _rules(self, kind: ItemKind) -> tuple[RetentionRule | None, RetentionRule | None]:
        asked = (kind.category, sorted(kind.triggers), kind.only)
        return self._before.rule(*asked), self._after.rule(*asked)


def _promise(rule: RetentionRule | None) -> tuple[object, ...] | None:
    return None if rule is None else (rule.trigger, rule.period, rule.action)


def _trigger(rule: RetentionRule | None) -> Trigger | None:
    return None if rule is None else rule.trigger


def _contacts(rows: Rows) -> dict[Id, date]:
    """The newest day of each dossier."""
    newest: dict[Id, date] = {}
    for kind in kinds(rows):
        for item in items_of_kind(rows, kind):
            facts: ItemFacts = item.facts
            if facts.made_on > newest.get(item.client, date.min):
                newest[item.client] = facts.made_on
    return newest


def _running(rows: Rows, after: Policy, today: date) -> tuple[Running, ...]:
    """The trajectories that run today, by the version that held when they began."""
    versions = policy_versions(rows)
    begun: dict[int, list[Trajectory]] = {}
    for trajectory in rows.each(Trajectory):
        if trajectory.starts_on <= today and (trajectory.ends_on is None or trajectory.ends_on >= today):
            held = [place for place, each in enumerate(versions) if each.valid_from <= trajectory.starts_on]
            begun.setdefault(held[-1] if held else 0, []).append(trajectory)
    return tuple(
        Running(
            versions[place].number,
            len(trajectories),
            len({each.client for each in trajectories}),
            changes(stored_policy(versions[place].content), after),
        )
        for place, trajectories in sorted(begun.items())
    )

"""What a new version of the policy would change, before it is adopted: dates of items, and promises to those who are
clients now. Nothing is written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from app.domain.category import Category
from app.domain.gate import Refused
from app.domain.gates.change_policy import ChangeFacts, change_policy_gate
from app.domain.item_facts import Day, ItemFacts, ItemKind
from app.domain.item_shift import Shift, shift
from app.domain.policy import Policy
from app.domain.policy_change import Changed, Direction, changes
from app.domain.policy_json import stored_policy
from app.domain.reason import Reason
from app.domain.statute import Figure, FigureName
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.usecases.change_policy import next_version
from app.usecases.compare_retention import compare_retention
from app.usecases.current_policy import newest_policy, policy_versions
from app.usecases.parts import Parts
from app.vault.kept_dossiers import Days, dossiers_of_kind, running_trajectories
from app.vault.rows import Rows

MOST_SHOWN = 50
"""So many items are named of those that get another date, one of each dossier and date; all are counted."""
_Shifted = tuple[Shift, date | None, date | None]
"""How it moves, from when, and to when."""


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
    verdict = change_policy_gate(ChangeFacts(before, after, today, parts.law.transfers, parts.law.statute))
    duty = parts.law.statute.figure(FigureName.FISCAL_RETENTION, after.valid_from)
    moving = _Moving(rows, before, after, parts, max(on, today))
    return PolicyPreview(
        after,
        changes(before, after, duty),
        verdict.reasons if isinstance(verdict, Refused) else (),
        dict(moving.moved),
        len(moving.clients),
        moving.due_at_once,
        tuple(moving.shown),
        _running(rows, after, today, duty),
    )


class _Moving:
    """Counts what moves, and finds whose it is."""

    def __init__(self, rows: Rows, before: Policy, after: Policy, parts: Parts, on: date) -> None:
        self.moved: Counter[tuple[Category, Shift]] = Counter()
        self.clients: set[Id] = set()
        self.due_at_once = 0
        self.shown: list[MovedItem] = []
        moving: dict[ItemKind, tuple[frozenset[Day], dict[Days, _Shifted]]] = {}
        for each in compare_retention(rows, parts.law.statute, before, after, on):
            direction, was, becomes = shift(each.before, each.after), each.before.until, each.after.until
            if direction is None:
                continue
            _, known = moving.setdefault(each.facts.kind, (each.decisive, {}))
            known[_days(each.facts, each.decisive)] = (direction, was, becomes)
            self.moved[(each.category, direction)] += each.number
            if becomes is not None and becomes < on and (was is None or was >= on):
                self.due_at_once += each.number
        for kind, (decisive, known) in moving.items():
            for noun, record, client, days in dossiers_of_kind(rows, kind, decisive):
                if days not in known:
                    continue
                if client:
                    self.clients.add(client)
                if len(self.shown) < MOST_SHOWN:
                    self.shown.append(MovedItem(noun, record, client, kind.category, *known[days]))


def _days(facts: ItemFacts, decisive: frozenset[Day]) -> Days:
    """Those of an item's days that decide about it. The last contact is not among them: it is the dossier's."""
    return (
        facts.made_on if Day.MADE in decisive else None,
        facts.end_on if Day.END in decisive else None,
        facts.own_on if Day.OWN in decisive else None,
        facts.review_on,
    )


def _running(rows: Rows, after: Policy, today: date, duty: Figure) -> tuple[Running, ...]:
    """The trajectories that run today, by the version that held when they began."""
    versions = policy_versions(rows)
    begun: dict[int, list[Id]] = {}
    for client, starts_on in running_trajectories(rows, today):
        held = [place for place, each in enumerate(versions) if each.valid_from <= starts_on]
        begun.setdefault(held[-1] if held else 0, []).append(client)
    return tuple(
        Running(
            versions[place].number,
            len(clients),
            len(set(clients)),
            changes(stored_policy(versions[place].content), after, duty),
        )
        for place, clients in sorted(begun.items())
    )

"""What a destruction takes of a dossier, what stays, and why: worked out before anything is done (rows X5, C8, D6).

What something rests on stays with it: a client has a name for as long as an invoice must be kept. Where it can be less
than it is, it is reduced to that.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.anonymise import categories_within, reduced_values
from app.domain.category import Category
from app.domain.declare import Record, Shape, columns
from app.domain.destruction import Fate
from app.domain.gate import Refused, Verdict
from app.domain.hold import Hold
from app.domain.reason import Reason, reason
from app.domain.retention import Kept, KeptState
from app.domain.review import Review


@dataclass(frozen=True, slots=True)
class Considered:
    """One item, and what the gate says of destroying it. `client` is empty for what is of someone in no dossier,
    `trajectory` is the one it belongs to, if any.
    """

    record: Record
    client: str
    trajectory: str
    what: Reason
    kept: Kept
    verdict: Verdict
    holds: tuple[Hold, ...] = ()
    rest: bool = False
    """Whether it was reduced before, to that which rests on it."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one item. Without a fate it stays as it is; `reasons` say why it stays, or why it is reduced."""

    item: Considered
    fate: Fate | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of every item of some dossiers."""

    items: tuple[Planned, ...] = field(default=())

    @property
    def goes(self) -> tuple[Planned, ...]:
        """What is destroyed."""
        return tuple(each for each in self.items if each.fate is Fate.DESTROYED)

    @property
    def reduced(self) -> tuple[Planned, ...]:
        """What is reduced to that which rests on it."""
        return tuple(each for each in self.items if each.fate is Fate.REDUCED)

    @property
    def stays(self) -> tuple[Planned, ...]:
        """What stays as it is."""
        return tuple(each for each in self.items if each.fate is None)

    @property
    def number(self) -> int:
        """How many items it changes."""
        return sum(each.fate is not None for each in self.items)

    @property
    def typed(self) -> int:
        """The number that is typed to confirm: of what goes wholly, as it is told above the list of that; where nothing
        does, of what is reduced.
        """
        whole = sum(each.fate in (Fate.DESTROYED, Fate.ANONYMISED) for each in self.items)
        return whole or self.number

    @property
    def dossiers(self) -> int:
        """In how many dossiers. What is of people in none counts in none."""
        return len({each.item.client for each in self.items if each.fate is not None and each.item.client})

    @property
    def fingerprint(self) -> str:
        """Differs where anything else would be done."""
        lines = sorted(f"{each.item.record.id} {each.fate}" for each in self.items if each.fate is not None)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def plan_destruction(items: Sequence[Considered], chosen: frozenset[str] | None = None) -> tuple[Planned, ...]:
    """What becomes of the items of one dossier; `chosen` (all where None) are destroyed as far as they may be."""
    by_id: dict[str, Considered] = {each.record.id: each for each in items}
    goes: set[str] = {
        each.record.id
        for each in items
        if (chosen is None or each.record.id in chosen) and not isinstance(each.verdict, Refused)
    }
    goes = _with_reviews(items, goes)
    reduced: dict[str, Mapping[str, object]] = {}
    resting: dict[str, list[Considered]] = defaultdict(list)
    while True:
        asked = list(_leaned_on(by_id, goes, reduced))
        if not asked:
            break
        for target, leaning in asked:
            goes.discard(target)
            resting[target].append(leaning)
            less = reduced_values(by_id[target].record)
            if less is not None:
                reduced[target] = less
    taken = {(by_id[each].kept.item.category, by_id[each].trajectory) for each in goes}
    return tuple(_planned(each, goes, reduced, resting, taken) for each in items)


def _planned(
    item: Considered,
    goes: set[str],
    reduced: Mapping[str, Mapping[str, object]],
    resting: Mapping[str, Sequence[Considered]],
    taken: set[tuple[Category, str]],
) -> Planned:
    identity = item.record.id
    if identity in goes:
        return Planned(item, Fate.DESTROYED)
    leaning = tuple(reason("gate.destroy.rests", what=each.what) for each in _few(resting.get(identity, ())))
    if reduced.get(identity) or (identity in reduced and not item.rest):
        # Where nothing can be taken from it, it is still known from now on that it only waits for the rest to go.
        return Planned(item, Fate.REDUCED, leaning)
    if identity in resting:
        return Planned(item, None, leaning)
    if _holds_what_goes(item, taken):
        return Planned(item, Fate.REDUCED, (reason("gate.destroy.only_that"), *_why(item)))
    look = item.kept.state is KeptState.REVIEW
    return Planned(item, None, _why(item) or (reason(f"gate.destroy.{'look_first' if look else 'not_chosen'}"),))


def _why(item: Considered) -> tuple[Reason, ...]:
    return item.verdict.reasons if isinstance(item.verdict, Refused) else ()


def _holds_what_goes(item: Considered, taken: set[tuple[Category, str]]) -> bool:
    """Whether a field of an item that stays is of a category that goes: the client's question, in a trajectory that the
    fiscal duty keeps. Of what is held nothing goes.
    """
    if item.holds or not item.trajectory:
        return False
    # What a noun says of its fields in general, an item of it may be by its own category: an agreement is no report.
    within = categories_within(item.record) - {item.kept.item.category, item.record.noun.category}
    return any((each, item.trajectory) in taken for each in within)


def _with_reviews(items: Iterable[Considered], goes: set[str]) -> set[str]:
    """A review goes with what it is about, and never before."""
    reviews = {each.record.id: each.record.item for each in items if isinstance(each.record, Review)}
    held = {each.record.id for each in items if each.holds}
    about = {identity for identity, item in reviews.items() if item in goes and identity not in held}
    return (goes - set(reviews)) | about


def _leaned_on(
    by_id: Mapping[str, Considered], goes: set[str], reduced: Mapping[str, Mapping[str, object]]
) -> Iterator[tuple[str, Considered]]:
    """What is to go, though something that stays refers to it, and what that is."""
    for identity, item in by_id.items():
        if identity in goes:
            continue
        less = reduced.get(identity, {})
        for target in _references(item.record, less):
            if target in goes:
                yield target, item


def _references(record: Record, less: Mapping[str, object]) -> Iterator[str]:
    for each in columns(type(record)):
        if each.declaration.shape is Shape.REFERENCE:
            target = str(less.get(each.name, getattr(record, each.name)))
            if target:
                yield target


def _few(leaning: Sequence[Considered], most: int = 3) -> Sequence[Considered]:
    return leaning[:most]


def whole(plans: Iterable[tuple[Planned, ...]]) -> Plan:
    """The plans of several dossiers as one."""
    return Plan(tuple(each for plan in plans for each in plan))


def anonymised(plan: Plan) -> Plan:
    """The same plan, where what goes leaves behind what leads to nobody."""
    return Plan(
        tuple(replace(each, fate=Fate.ANONYMISED) if each.fate is Fate.DESTROYED else each for each in plan.items)
    )

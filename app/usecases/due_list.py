"""What there is to decide on over all dossiers, on a day: found by index, each explained by the same rules (X5).

However many items there are, only those that are due are read, and only those that are looked at are put together.
What is held is listed apart: it waits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Final, NamedTuple, overload

from app.domain.category import Category
from app.domain.due import DueLimits, due_limits
from app.domain.hold import Hold
from app.domain.item_facts import Day, item_of
from app.domain.policy import Policy, RetentionAction, Trigger
from app.domain.retention import Explainer, Kept
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.usecases.current_policy import policy_on
from app.usecases.holds import Holds, holds_in_force
from app.usecases.kept_until import Explained
from app.usecases.parts import Parts
from app.vault.kept_items import Stored, due_items, kinds, last_contacts, number_in, retained
from app.vault.rows import Rows

_NOUN: Final = 0
_ID: Final = 1
_CLIENT: Final = 2
_TRAJECTORY: Final = 3
_DAYS: Final = {Day.MADE: 4, Day.END: 5, Day.OWN: 6}
_REVIEW: Final = 7
_REST: Final = 8
"""Where they stand in what is stored."""


class DueItem(NamedTuple):
    """One item whose term has passed, as it is stored; what is said of it is worked out when it is asked."""

    seen: _Seen
    limits: DueLimits
    stored: Stored

    @property
    def noun(self) -> str:
        """The name of its noun."""
        return self.stored[_NOUN]

    @property
    def id(self) -> Id:
        """Its id."""
        return self.stored[_ID]

    @property
    def client(self) -> Id:
        """Whose dossier it is in."""
        return self.stored[_CLIENT]

    @property
    def category(self) -> Category:
        """Its data category."""
        return self.limits.kind.category

    @property
    def action(self) -> RetentionAction:
        """What is to be done with it."""
        return self.limits.rule.action

    @property
    def held(self) -> tuple[Hold, ...]:
        """The holds that keep it all the same."""
        return self.seen.holds.on(self.client, self.id, self.stored[_TRAJECTORY])

    @property
    def since(self) -> date | None:
        """The first day on which it was due."""
        return self.seen.since(self)

    @property
    def kept(self) -> Kept:
        """Until when, by which rule, from which day, and why."""
        facts = retained(self.stored, self.limits.kind).facts
        item = item_of(self.noun, self.id, facts, self.seen.contact.get(self.client))
        return self.seen.explained.of(item, self.held)


class _Found(NamedTuple):
    """Items within the same limits."""

    limits: DueLimits
    items: list[Stored]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is the same for all items of a list: what was said before, the holds, the last contact of each dossier."""

    explained: Explained
    holds: Holds
    contact: Mapping[Id, date]
    _since: dict[tuple[object, ...], date | None] = field(default_factory=dict)
    """The day by all that it follows from, since many items share that: the notes of one trajectory end together."""

    def since(self, item: DueItem) -> date | None:
        """The first day on which an item was due."""
        limits, stored = item.limits, item.stored
        days = (limits.day, limits.duty[0]) if limits.duty else (limits.day,)
        decides = (self._contact(item) if each is Day.CONTACT else stored[_DAYS[each]] for each in days)
        key = (id(limits), stored[_REVIEW], *decides)
        if key not in self._since:
            self._since[key] = item.kept.due_from
        return self._since[key]

    def _contact(self, item: DueItem) -> object:
        """The last contact; of whoever is in no dossier the day that is known."""
        return self.contact.get(item.client) or item.stored[_DAYS[Day.MADE]]

    def parted(self, items: list[Stored]) -> tuple[list[Stored], list[Stored]]:
        """What nothing holds, and what is held."""
        clients = self.holds.clients
        near = [each for each in items if each[_CLIENT] in clients]
        held = [each for each in near if self.holds.on(each[_CLIENT], each[_ID], each[_TRAJECTORY])]
        ids = {each[_ID] for each in held}
        return [each for each in items if each[_ID] not in ids] if ids else items, held


class DueItems(Sequence[DueItem]):
    """Items whose term has passed. Each is put together when it is looked at; to count them costs nothing."""

    def __init__(self, seen: _Seen, found: Sequence[_Found]) -> None:
        self._seen, self._found = seen, [each for each in found if each.items]
        self._ends = list(accumulate(len(each.items) for each in self._found))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> DueItem: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[DueItem]: ...
    def __getitem__(self, place: int | slice) -> DueItem | Sequence[DueItem]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        which = bisect_right(self._ends, at)
        found = self._found[which]
        return DueItem(self._seen, found.limits, found.items[at - self._ends[which]])  # counted from its end

    def __iter__(self) -> Iterator[DueItem]:
        return (DueItem(self._seen, found.limits, each) for found in self._found for each in found.items)

    def to_review(self, *, wanted: bool) -> DueItems:
        """Those of which the rule asks only to look again; or all the others."""
        review = RetentionAction.REVIEW
        return DueItems(self._seen, [each for each in self._found if (each.limits.rule.action is review) is wanted])

    @property
    def dossiers(self) -> frozenset[Id]:
        """The clients in whose dossiers they are; an empty id among them where some are in none."""
        return frozenset(each[_CLIENT] for found in self._found for each in found.items)


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due on a day, and what would be but is held."""

    on: date
    due: DueItems
    held: DueItems


def due_list(rows: Rows, parts: Parts, on: date | None = None, policy: Policy | None = None) -> DueList:
    """What is due on a day (today) by the policy of that day, or by another one."""
    today = on or legal_date(parts.clock.now())
    explainer = Explainer(policy or policy_on(rows, today), parts.law.statute, today)
    by_contact = any(rule.trigger is Trigger.LAST_CONTACT for rule in explainer.policy.rules)
    seen = _Seen(Explained(explainer), holds_in_force(rows), last_contacts(rows) if by_contact else {})
    due: list[_Found] = []
    held: list[_Found] = []
    waits: list[_Found] = []
    for kind in kinds(rows):
        limits = due_limits(kind, explainer)
        if limits is None:
            continue
        free, stopped = seen.parted(due_items(rows, limits))
        held.append(_Found(limits, stopped))
        waiting = [each for each in free if each[_REST]]
        waits.append(_Found(limits, waiting))
        due.append(_Found(limits, [each for each in free if not each[_REST]] if waiting else free))
    due += _alone(rows, due, waits)
    return DueList(today, DueItems(seen, due), DueItems(seen, held))


def _alone(rows: Rows, due: list[_Found], waits: list[_Found]) -> list[_Found]:
    """Of what was reduced to that which rests on it, what nothing rests on any more: all of the dossier is due."""
    wait = {each[_CLIENT] for found in waits for each in found.items}
    if not wait:
        return []
    number = Counter(each[_CLIENT] for found in (*due, *waits) for each in found.items if each[_CLIENT] in wait)
    gone = {client for client in wait if number[client] == number_in(rows, client)}
    return [_Found(found.limits, [each for each in found.items if each[_CLIENT] in gone]) for found in waits]

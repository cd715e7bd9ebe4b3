"""What retention knows of an item, flat: as the vault keeps it beside the item, so that a due list needs no dossier.

Everything that decides about an item is its kind (`ItemKind`: which rule can apply, what can happen to it) and at most
four days. Both ways between this and `RetentionItem` are here, and are each other's inverse.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.category import Category
from app.domain.policy import Trigger
from app.domain.retention_facts import RetentionItem, book_year_end
from app.domain.trajectory import TrajectoryKind
from app.kernel.ids import Id


class Standing(StrEnum):
    """What an item stands in."""

    INTAKE = "intake"
    """No trajectory followed."""
    TRAJECTORY = "trajectory"
    TRAINING = "training"
    """A trajectory, or several, of which one at least is a training."""


class Day(StrEnum):
    """The days from which a term of an item can run. Each is a column of what the vault keeps."""

    MADE = "made_on"
    END = "end_on"
    """Of its trajectory, or the last of its dossier's."""
    OWN = "own_on"
    """On which what is peculiar to its noun happened: withdrawn, closed."""
    CONTACT = "contact_on"
    """The newest of its whole dossier."""


OWN_TRIGGERS = (Trigger.BASIS_WITHDRAWN, Trigger.WITHDRAWAL, Trigger.REQUEST_CLOSED)
"""What can happen to an item by itself, apart from its trajectory."""


@dataclass(frozen=True, slots=True)
class ItemKind:
    """Items of one kind fall under the same rule, and under the same duty."""

    category: Category
    fiscal: bool
    standing: Standing
    only: TrajectoryKind | None
    own: Trigger | None

    @property
    def triggers(self) -> frozenset[Trigger]:
        """What can happen to such an item."""
        found = {Trigger.MADE, Trigger.LAST_CONTACT}
        if self.standing is Standing.INTAKE:
            found.add(Trigger.INTAKE)
            if self.fiscal:
                found.add(Trigger.BOOK_YEAR_END)
        else:
            found |= {Trigger.TRAJECTORY_END, Trigger.AGREEMENT_END, Trigger.BOOK_YEAR_END}
        if self.standing is Standing.TRAINING:
            found.add(Trigger.TRAINING_END)
        return frozenset(found | ({self.own} if self.own else set()))

    def day_of(self, trigger: Trigger) -> Day:
        """The day from which a trigger's term runs, or whose book year it is."""
        if trigger is self.own:
            return Day.OWN
        match trigger:
            case Trigger.MADE | Trigger.INTAKE:
                return Day.MADE
            case Trigger.LAST_CONTACT:
                return Day.CONTACT
            case Trigger.BOOK_YEAR_END if self.standing is Standing.INTAKE:
                return Day.MADE
        return Day.END


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One item's kind and days. `end_on` is None while a trajectory runs, `own_on` until it happened."""

    kind: ItemKind
    made_on: date
    end_on: date | None = None
    own_on: date | None = None
    review_on: date | None = None


def facts_of(item: RetentionItem) -> ItemFacts:
    """The facts of an item, all but the last contact of its dossier."""
    triggers = item.triggers
    if Trigger.TRAJECTORY_END not in triggers:
        standing = Standing.INTAKE
    elif Trigger.TRAINING_END in triggers:
        standing = Standing.TRAINING
    else:
        standing = Standing.TRAJECTORY
    own = next((each for each in OWN_TRIGGERS if each in triggers), None)
    made = triggers[Trigger.MADE]
    if made is None:
        raise ValueError("an item was made on a day")
    return ItemFacts(
        ItemKind(item.category, item.fiscal, standing, item.only, own),
        made,
        triggers.get(Trigger.TRAJECTORY_END),
        triggers[own] if own else None,
        item.review_on,
    )


def item_of(noun: str, identity: Id, facts: ItemFacts, last_contact: date | None = None) -> RetentionItem:
    """The item behind the facts."""
    kind, end = facts.kind, facts.end_on
    triggers: dict[Trigger, date | None] = {
        Trigger.MADE: facts.made_on,
        Trigger.LAST_CONTACT: last_contact or facts.made_on,
    }
    if kind.standing is Standing.INTAKE:
        triggers[Trigger.INTAKE] = facts.made_on
        if kind.fiscal:
            triggers[Trigger.BOOK_YEAR_END] = book_year_end(facts.made_on)
    else:
        triggers[Trigger.TRAJECTORY_END] = triggers[Trigger.AGREEMENT_END] = end
        triggers[Trigger.BOOK_YEAR_END] = None if end is None else book_year_end(end)
        if kind.standing is Standing.TRAINING:
            triggers[Trigger.TRAINING_END] = end
    if kind.own:
        triggers[kind.own] = facts.own_on
    return RetentionItem(noun, identity, kind.category, triggers, kind.fiscal, kind.only, facts.review_on)

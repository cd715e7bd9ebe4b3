"""What retention needs to know of an item: its category, and what has happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from app.domain.category import Category
from app.domain.policy import Trigger
from app.domain.trajectory import TrajectoryKind
from app.kernel.ids import Id


class Engagement(Protocol):
    """What someone is engaged in: a trajectory, or taking part in a training."""

    @property
    def kind(self) -> TrajectoryKind:
        """What is done in it."""

    @property
    def ends_on(self) -> date | None:
        """The last day, None while that is not known."""


@dataclass(frozen=True, slots=True)
class RetentionItem:
    """One item of a dossier, as retention sees it.

    `triggers` holds what can happen to this item: the day it happened or is planned to, or None while that is not
    known. What can never happen to it (the end of a trajectory, for an enquiry) is absent.
    """

    noun: str
    id: Id
    category: Category
    triggers: Mapping[Trigger, date | None]
    fiscal: bool = False
    """Whether the fiscal duty covers it: invoice, agreement and hours, never notes (L11)."""
    only: TrajectoryKind | None = None
    """The kind of its trajectory, where it has one."""
    review_on: date | None = None
    """Where someone looked at it: the day on which to look again (B4)."""

    @property
    def business(self) -> bool:
        """Whether it is an organisation or who speaks for one: there was no intake, but a last contact."""
        return self.noun in ("organisation", "contact")

    def __post_init__(self) -> None:
        """A fiscal item without a book year would be destroyed too early: that is a bug."""
        if self.fiscal and Trigger.BOOK_YEAR_END not in self.triggers:
            raise ValueError("a fiscal item has a book year")


def retention_item(
    noun: str,
    identity: Id,
    category: Category,
    made: date,
    trajectories: Sequence[Engagement],
    *,
    fiscal: bool = False,
    last_contact: date | None = None,
    book_year_starts: int = 1,
    more: Mapping[Trigger, date | None] | None = None,
    review_on: date | None = None,
) -> RetentionItem:
    """An item that was made on a day, with what follows from its trajectories.

    `trajectories` is the item's own trajectory or training; for an item of the dossier as a whole (the client's name)
    it is all of the dossier's, which end with the last of them, and not while one has no end. An agreement ends with
    its trajectory, and its records lose their current relevance then. Without a trajectory the item is of an intake,
    which runs from the day it was made.

    `book_year_starts` is the month in which the practice's book year begins. `more` are triggers of the item's own
    kind: when a consent was withdrawn, a request closed; None while that has not happened.
    """
    triggers: dict[Trigger, date | None] = {Trigger.MADE: made, Trigger.LAST_CONTACT: last_contact or made}
    kinds = {each.kind for each in trajectories}
    if trajectories:
        end = _end(trajectories)
        triggers |= {Trigger.TRAJECTORY_END: end, Trigger.AGREEMENT_END: end}
        triggers[Trigger.BOOK_YEAR_END] = None if end is None else book_year_end(end, book_year_starts)
        if TrajectoryKind.TRAINING in kinds:
            triggers[Trigger.TRAINING_END] = end
    else:
        triggers[Trigger.INTAKE] = made
        if fiscal:
            triggers[Trigger.BOOK_YEAR_END] = book_year_end(made, book_year_starts)
    only = next(iter(kinds)) if len(kinds) == 1 else None
    return RetentionItem(noun, identity, category, triggers | dict(more or {}), fiscal, only, review_on)


def book_year_end(day: date, starts: int = 1) -> date:
    """The last day of the book year in which a day lies; `starts` is the month in which the book year begins."""
    next_start = date(day.year + 1 if day.month >= starts else day.year, starts, 1)
    return next_start - timedelta(days=1)


def _end(trajectories: Sequence[Engagement]) -> date | None:
    """The day the last trajectory ends; None while one has no end."""
    ends = [each.ends_on for each in trajectories]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None

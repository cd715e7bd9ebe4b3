"""Telling the stories side by side, each part on its own day, in the order of time."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from app.domain.organisation import Organisation
from app.usecases.demo.desk import Desk
from app.usecases.demo.moving_clock import MovingClock, working_day
from app.usecases.demo.people import Person, chance_of, draw_person
from app.usecases.demo.stories import STORIES, minor_with_a_parent
from app.usecases.demo.story_parts import Cast

YOUNG = (14, 15)
"""Under sixteen, so that a representative consents (UAVG art. 5)."""


def tell_stories(desk: Desk, clock: MovingClock, today: date, seed: int, told: int) -> Iterator[int]:
    """Tell the first `told` stories; yields how many parts have been told, after each."""
    principals = _organisations(desk, chance_of(seed, "organisations"))
    waiting: list[tuple[date, int, Iterator[int]]] = []
    for number, (story, person) in enumerate(zip(STORIES[:told], _people(today, seed), strict=False)):
        cast = Cast(person, principals[number % len(principals)], chance_of(seed, number + 1))
        told_story = story(desk, cast)
        waiting.append((working_day(today, next(told_story)), number, told_story))
    heapq.heapify(waiting)
    parts = 0
    while waiting:
        day, number, told_story = heapq.heappop(waiting)
        clock.move_to(day)
        days_ago = next(told_story, None)
        if days_ago is not None:
            heapq.heappush(waiting, (working_day(today, days_ago), number, told_story))
        parts += 1
        yield parts


def _people(today: date, seed: int) -> Iterator[Person]:
    """Who comes in the stories: no two of the same first name, so that they are told apart."""
    seen: set[str] = set()
    for number, story in enumerate(STORIES, start=1):
        chance = chance_of(seed, "person", number)
        age = YOUNG if story is minor_with_a_parent else (36, 60)
        person = draw_person(chance, number, today, age=age)
        while person.first_name in seen:
            person = draw_person(chance, number, today, age=age)
        seen.add(person.first_name)
        yield person


def _organisations(desk: Desk, chance: Random) -> Sequence[Organisation]:
    return [desk.organisation(chance, number) for number in range(1, 7)]

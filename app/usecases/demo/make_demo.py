"""Make a demonstration vault: a practice that looks lived in, and as many more dossiers as are asked for."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from app.domain.client import Client
from app.domain.organisation import Organisation
from app.domain.session import Session
from app.kernel.clock import legal_date
from app.kernel.progress import Progress
from app.packages.passphrase import generate_passphrase
from app.usecases.create_practice import create_practice
from app.usecases.demo.bulk import move_in_dossiers, move_in_organisations
from app.usecases.demo.desk import Desk
from app.usecases.demo.moving_clock import MovingClock, working_day
from app.usecases.demo.people import Person, chance_of, draw_person
from app.usecases.demo.stories import STORIES, minor_with_a_parent
from app.usecases.demo.story_parts import Cast
from app.usecases.parts import Parts
from app.vault.passphrase import Passphrase
from app.vault.vault import Vault, create_vault

CLIENTS = len(STORIES)
"""How many clients there are unless more or fewer are asked for."""
POLICY = "career_advice"
PRACTICE = {
    "trade_name": "Loopbaanpraktijk De Wissel", "legal_name": "De Wissel coaching en loopbaanadvies",
    "coach": "Marijke ter Linden", "kvk": "00000000", "street": "Scheepstimmerkade", "house_number": "12",
    "postcode": "7411 ZX", "town": "Vaartbroek", "country": "Nederland", "phone": "0000-000001",
    "email": "marijke@dewissel.example", "website": "dewissel.example", "responsible": "Marijke ter Linden",
}  # fmt: skip
FIRST_DAY = timedelta(days=6 * 366)
"""How long ago the practice began."""
AT_ONCE = 300
"""Dossiers of one transaction when there are many: some 3 600 rows."""
CLIENTS_PER_ORGANISATION = 40
YOUNG = (14, 15)
"""Under sixteen, so that a representative consents (UAVG art. 5)."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made. Nobody else knows the passphrase."""

    folder: Path
    clients: int
    sessions: int
    passphrase: str = field(repr=False)


def make_demo(parts: Parts, folder: Path, progress: Progress, *, clients: int = CLIENTS, seed: int = 1) -> Demo:
    """A new vault in `folder` with this many fictional clients. The same seed on the same day gives the same content.

    Raises VaultExists where there is any trace of a vault, and what the file system refuses.
    """
    today = legal_date(parts.clock.now())
    clock = MovingClock(parts.clock, today - FIRST_DAY)
    parts, passphrase = replace(parts, clock=clock), generate_passphrase()
    vault, _ = create_vault(folder, Passphrase(passphrase), clock, parts.effort)
    try:
        starting = next(each for each in parts.starting_policies if each.name == POLICY)
        vault.now(create_practice, PRACTICE, starting)
        told = min(clients, len(STORIES))
        with tempfile.TemporaryDirectory(prefix="coachkluis-demo-") as scratch:
            _tell_stories(Desk(vault, parts, Path(scratch)), clock, today, seed, told)
        clock.move_to(working_day(today, 1))
        _move_in(vault, seed, range(told + 1, clients + 1), progress)
        progress.report(clients, clients)
        reader = vault.reader()
        return Demo(folder, reader.count(Client), reader.count(Session), passphrase)
    finally:
        vault.close()


def _move_in(vault: Vault, seed: int, numbers: range, progress: Progress) -> None:
    """The dossiers beyond the stories, in large transactions."""
    if not numbers:
        return
    firms = max(1, len(numbers) // CLIENTS_PER_ORGANISATION)
    principals = vault.now(move_in_organisations, seed, range(1000, 1000 + firms))
    for start in range(numbers.start, numbers.stop, AT_ONCE):
        progress.report(start, numbers.stop)
        vault.now(move_in_dossiers, seed, range(start, min(start + AT_ONCE, numbers.stop)), principals)


def _tell_stories(desk: Desk, clock: MovingClock, today: date, seed: int, told: int) -> None:
    """Tell the stories side by side, in the order of time."""
    principals = _organisations(desk, chance_of(seed, "organisations"))
    waiting: list[tuple[date, int, Iterator[int]]] = []
    for number, (story, person) in enumerate(zip(STORIES[:told], _people(today, seed), strict=False)):
        cast = Cast(person, principals[number % len(principals)], chance_of(seed, number + 1))
        told_story = story(desk, cast)
        waiting.append((working_day(today, next(told_story)), number, told_story))
    heapq.heapify(waiting)
    while waiting:
        day, number, told_story = heapq.heappop(waiting)
        clock.move_to(day)
        days_ago = next(told_story, None)
        if days_ago is not None:
            heapq.heappush(waiting, (working_day(today, days_ago), number, told_story))


def _people(today: date, seed: int) -> Iterator[Person]:
    """Who comes in the stories: no two of the same first name, so that they are told apart."""
    seen: set[str] = set()
    for number, story in enumerate(STORIES, start=1):
        chance = chance_of(seed, "person", number)
        age = YOUNG if story is minor_with_a_parent else (26, 60)
        person = draw_person(chance, number, today, age=age)
        while person.first_name in seen:
            person = draw_person(chance, number, today, age=age)
        seen.add(person.first_name)
        yield person


def _organisations(desk: Desk, chance: Random) -> Sequence[Organisation]:
    return [desk.organisation(chance, number) for number in range(1, 7)]

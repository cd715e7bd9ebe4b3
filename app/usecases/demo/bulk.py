"""Many dossiers at once, for measuring: each with a trajectory and some ten sessions, thousands of rows a transaction.

They are what a practice with a long history moved in: plain, but with texts as varied as the others'.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from app.domain.client import Client
from app.domain.organisation import Organisation
from app.domain.session import Session, SessionState
from app.domain.trajectory import Trajectory
from app.domain.values import read_fields
from app.kernel.ids import Id
from app.usecases.demo.conversations import session_notes, session_subject
from app.usecases.demo.people import Person, chance_of, draw_organisation, draw_person
from app.usecases.demo.themes import THEMES
from app.vault.work import Work

FEWEST, MOST = 9, 14
"""Sessions of one trajectory that has run its course: with the running ones, more than ten on average."""
LONGEST = timedelta(days=1500)
"""How long ago the first of these trajectories may have begun."""


def move_in_organisations(work: Work, seed: int, numbers: range) -> list[Id]:
    """Employers for many clients."""
    chance = chance_of(seed, "organisations", numbers.start)
    drawn = (draw_organisation(chance, number) for number in numbers)
    return [work.new(Organisation, **read_fields(Organisation, given)).id for given in drawn]


def move_in_dossiers(work: Work, seed: int, numbers: range, principals: Sequence[Id]) -> int:
    """The clients with these numbers and all that is theirs, in one transaction; how many sessions that makes."""
    return sum(_dossier(work, chance_of(seed, number), number, principals) for number in numbers)


def _dossier(work: Work, chance: Random, number: int, principals: Sequence[Id]) -> int:
    person, theme = draw_person(chance, number, work.today), chance.choice(THEMES)
    client = work.new(Client, **read_fields(Client, person.given()))
    starts = work.today - timedelta(days=chance.randrange(30, LONGEST.days))
    days = _session_days(chance, starts, work.today)
    running = days[-1] > work.today - timedelta(days=60)
    trajectory = work.new(
        Trajectory, client=client.id, kind=theme.kind, title=theme.title, question=theme.question,
        principal=chance.choice(principals) if principals and chance.random() < 0.75 else "",
        agreement_on=starts, starts_on=starts, ends_on=None if running else days[-1] + timedelta(days=7),
    )  # fmt: skip
    for place, day in enumerate(days, start=1):
        last = place == len(days) and not running
        _session(work, chance, person, trajectory, place, day, last=last)
    return len(days)


def _session(
    work: Work, chance: Random, person: Person, trajectory: Trajectory, number: int, day: date, *, last: bool
) -> None:
    theme = next(each for each in THEMES if each.title == trajectory.title)
    held = chance.random() < 0.95
    work.new(
        Session, client=trajectory.client, trajectory=trajectory.id, on=day, at=chance.choice(("09:30", "13:00")),
        minutes=90 if held else 0, state=SessionState.HELD if held else SessionState.CANCELLED,
        subject=session_subject(chance, number, last=last),
        notes=session_notes(chance, person, theme, number, last=last) if held else "",
    )  # fmt: skip


def _session_days(chance: Random, starts: date, today: date) -> list[date]:
    """Working days from the beginning on, two to five weeks apart, none of them after today."""
    days = [starts]
    for _ in range(chance.randint(FEWEST, MOST) - 1):
        following = days[-1] + timedelta(days=chance.randint(14, 35))
        if following > today:
            break
        days.append(following)
    return days

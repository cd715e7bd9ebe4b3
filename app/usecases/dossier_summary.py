"""A dossier in short: who it is about, what runs, what was last, what comes next, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.age import age_on, ages_on, younger_than
from app.domain.client import Client
from app.domain.organisation import Organisation
from app.domain.prose_passages import Passage, flatten
from app.domain.prose_source import read_source
from app.domain.prose_text import text_of
from app.domain.representative import Representative
from app.domain.session import Session, SessionState
from app.domain.trajectory import Trajectory
from app.kernel.ids import Id
from app.usecases.law import Law
from app.usecases.waiting import Waiting, waiting
from app.vault.glance import glance
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class Running:
    """A trajectory that has not ended, and the principal's name; nothing where the client commissions."""

    trajectory: Trajectory
    principal: str


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """What the head of a dossier and its overview show."""

    client: Client
    age: int | None
    running: tuple[Running, ...]
    trajectories: int
    sessions: int
    last: Session | None
    next: Session | None
    waits: tuple[Waiting, ...]
    lacks_representative: bool
    """Whether the client is too young to consent, and nobody is known who does."""


def dossier_summary(rows: Rows, law: Law, today: date, client: Client) -> DossierSummary:
    """The dossier of a client in short."""
    trajectories = sorted(rows.find(Trajectory, client=client.id), key=lambda each: each.starts_on, reverse=True)
    running = tuple(
        Running(each, _principal(rows, each)) for each in trajectories if each.ends_on is None or each.ends_on >= today
    )
    days = [_Day(*row) for row in glance(rows, Session, ("id", "on", "at", "state"), "client", (client.id,))]
    held = [each for each in days if each.state is SessionState.HELD and each.key[0] <= today]
    planned = [each for each in days if each.state is SessionState.PLANNED and each.key[0] >= today]
    age = None if client.birth_date is None else age_on(client.birth_date, today)
    young = younger_than(client.birth_date, ages_on(law.statute, today).consent, today)
    return DossierSummary(
        client=client,
        age=age,
        running=running,
        trajectories=len(trajectories),
        sessions=len(days),
        last=_session(rows, max(held, key=lambda each: each.key, default=None)),
        next=_session(rows, min(planned, key=lambda each: each.key, default=None)),
        waits=tuple(waiting(rows, law, (client.id,)).get(client.id, ())),
        lacks_representative=young and not rows.count(Representative, client=client.id),
    )


def excerpt(source: str, most: int = 280) -> str:
    """The beginning of a written text as one bare line, cut off between two words."""
    passages = (text_of(each.spans) for each in flatten(read_source(source)) if isinstance(each, Passage))
    text = " ".join(" ".join(passages).split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


class _Day:
    """When a session is, without what was said in it."""

    def __init__(self, identity: object, on: object, at: object, state: object) -> None:
        if not isinstance(on, date):
            raise TypeError(on)
        self.identity, self.state = Id(str(identity)), state
        self.key = (on, str(at))


def _session(rows: Rows, day: _Day | None) -> Session | None:
    return None if day is None else rows.get(Session, day.identity)


def _principal(rows: Rows, trajectory: Trajectory) -> str:
    found = rows.maybe(Organisation, trajectory.principal)
    return "" if found is None else found.name

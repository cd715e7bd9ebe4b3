"""Who still has to hear: of the newest statement, and that data came from somebody else (rows C1, L17)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from app.domain.client import Client
from app.domain.period import last_day
from app.domain.session import Session, SessionState
from app.domain.statement import StatementTold
from app.domain.statute import FigureName, Statute
from app.domain.telling import Telling, ToldOf
from app.domain.trajectory import ControllerRole, Trajectory
from app.kernel.clock import legal_date
from app.kernel.ids import Id
from app.usecases.statement_now import newest_statement
from app.vault.glance import counted, every, first, glance, unreferred
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class SourceToTell:
    """A client to tell that data came from the principal of a trajectory, and by when."""

    client: Id
    trajectory: Id
    principal: Id
    by: date


def statement_to_tell(rows: Rows, today: date) -> tuple[Client, ...]:
    """The clients in guidance who have not heard of the newest statement: those with a trajectory that has not ended,
    and those who have none yet. Nobody while no statement is published.
    """
    waiting = clients_to_tell(rows, today)
    return tuple(each for each in rows.each(Client) if each.id in waiting) if waiting else ()


def clients_to_tell(rows: Rows, today: date) -> frozenset[Id]:
    """The same, by their ids."""
    statement = newest_statement(rows)
    if statement is None:
        return frozenset()
    told = {each for (each,) in glance(rows, StatementTold, ("client",), "statement", (statement.id,))}
    running = every(rows, Trajectory, ("client",), since=("ends_on", today), or_none=True)
    guided = {cast(Id, client) for (client,) in running}
    return frozenset({*guided, *unreferred(rows, Client, Trajectory, "client")} - told - _gone(rows))


def _gone(rows: Rows) -> frozenset[object]:
    """The clients who died."""
    return frozenset(each for (each,) in every(rows, Client, ("id",), since=("died_on", date.min)))


def sources_to_tell(rows: Rows, statute: Statute, today: date) -> Iterator[SourceToTell]:
    """The trajectories that a principal commissioned, whose client was not told yet that data came from it: at the
    first contact, within the term of the law at the latest (GDPR art. 14(3)). A processor leaves it to the controller.
    """
    told = {each for (each,) in glance(rows, Telling, ("client",), "about", (ToldOf.SOURCE,))}
    told |= _gone(rows)
    fields = ("id", "client", "principal", "role", "made")
    running = every(rows, Trajectory, fields, since=("ends_on", today), or_none=True)
    untold = [
        (cast(Id, trajectory), cast(Id, client), cast(Id, principal), legal_date(cast(datetime, made)))
        for trajectory, client, principal, role, made in running
        if principal and role is not ControllerRole.PROCESSOR and client not in told
    ]
    met = _first_sessions(rows, [(trajectory, client) for trajectory, client, _, _ in untold])
    days = {known for _, _, _, known in untold}  # few: most come in with an import
    terms = {each: last_day(each, statute.figure(FigureName.TOLD_OF_SOURCE, each).period) for each in days}
    for trajectory, client, principal, known in untold:
        term = terms[known]
        yield SourceToTell(client, trajectory, principal, max(min(term, met.get(trajectory, term)), known))


def _first_sessions(rows: Rows, among: Sequence[tuple[Id, Id]]) -> dict[Id, date]:
    """The day of the first session that was held, of each of these trajectories (with its client) that has one. Where
    it is the only trajectory of its client an index over clients tells that; of the others each session is looked up.
    """
    several = counted(rows, Trajectory, "client", least=2)
    only = {client: trajectory for trajectory, client in among if client not in several}
    held = {"state": SessionState.HELD}
    days = {
        only[cast(Id, client)]: cast(date, day)
        for client, day in first(rows, Session, "on", "client", tuple(only), equal=held)
    }
    others = tuple(trajectory for trajectory, client in among if client not in only)
    return days | {
        cast(Id, each): cast(date, day) for each, day in first(rows, Session, "on", "trajectory", others, equal=held)
    }

"""Who still has to hear: of the newest statement, and that data came from somebody else (rows C1, L17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
    statement = newest_statement(rows)
    if statement is None:
        return ()
    told = {each.client for each in rows.each(StatementTold, statement=statement.id)}
    ends: dict[Id, bool] = {}
    for trajectory in rows.each(Trajectory):
        running = trajectory.ends_on is None or trajectory.ends_on >= today
        ends[trajectory.client] = ends.get(trajectory.client, False) or running
    people = (each for each in rows.each(Client) if each.died_on is None and each.id not in told)
    return tuple(each for each in people if ends.get(each.id, True))


def sources_to_tell(rows: Rows, statute: Statute, today: date) -> Iterator[SourceToTell]:
    """The trajectories that a principal commissioned, whose client was not told yet that data came from it: at the
    first contact, within the term of the law at the latest (GDPR art. 14(3)). A processor leaves it to the controller.
    """
    told = {each.client for each in rows.each(Telling, about=ToldOf.SOURCE)}
    gone = {each.id for each in rows.each(Client) if each.died_on is not None}
    for trajectory in rows.each(Trajectory):
        if not trajectory.principal or trajectory.role is ControllerRole.PROCESSOR:
            continue
        ended = trajectory.ends_on is not None and trajectory.ends_on < today
        if ended or trajectory.client in told or trajectory.client in gone:
            continue
        known = legal_date(trajectory.made)
        term = last_day(known, statute.figure(FigureName.TOLD_OF_SOURCE, known).period)
        held = (each.on for each in rows.find(Session, trajectory=trajectory.id, state=SessionState.HELD))
        first = min(held, default=term)
        yield SourceToTell(trajectory.client, trajectory.id, trajectory.principal, max(min(term, first), known))

"""How far the end of the practice is: what the gates of closing look at (row W14)."""

from __future__ import annotations

from datetime import date

from app.domain.client import Client
from app.domain.closing import Closing
from app.domain.destruction import Destruction, DestructionKind
from app.domain.disclosure import Disclosure
from app.domain.gate import require
from app.domain.gates.close_practice import ClosingFacts, destroy_at_end_gate
from app.domain.request import Request, RequestState
from app.domain.telling import Telling, ToldOf
from app.domain.trajectory import Trajectory
from app.kernel.errors import NotFound
from app.kernel.ids import Id
from app.usecases.due_list import due_list
from app.usecases.parts import Parts
from app.vault.rows import Rows


def current_closing(rows: Rows) -> Closing | None:
    """The closing that is being prepared, or the one that was done last."""
    return max(rows.find(Closing), key=lambda each: (each.closed_on is None, each.made), default=None)


def the_closing(rows: Rows) -> Closing:
    """The same; NotFound where none was prepared."""
    found = current_closing(rows)
    if found is None:
        raise NotFound(Closing.noun.name, "")
    return found


def told_of_closing(rows: Rows) -> frozenset[Id]:
    """Who knows. What is destroyed at the end takes the record of the telling along, and nobody is told twice for that:
    it was allowed only once everybody who was a client then knew.
    """
    told = frozenset(each.client for each in rows.each(Telling, about=ToldOf.PRACTICE_CLOSES))
    ended = destroyed_at_end(rows)
    if ended is None:
        return told
    return told | {each.id for each in rows.find(Client) if each.made <= ended.made}


def destroyed_at_end(rows: Rows) -> Destruction | None:
    """The newest destruction of what was kept for the work alone, in the closing that is current."""
    closing = current_closing(rows)
    found = (each for each in rows.find(Destruction) if each.kind is DestructionKind.CLOSING)
    return max(
        (each for each in found if closing is not None and each.made >= closing.made),
        key=lambda each: each.made,
        default=None,
    )


def untold_of_closing(rows: Rows) -> list[Client]:
    """Who lives and does not know."""
    told = told_of_closing(rows)
    return [each for each in rows.find(Client) if each.died_on is None and each.id not in told]


def running_trajectories(rows: Rows, today: date) -> list[Trajectory]:
    """What has not ended."""
    return [each for each in rows.each(Trajectory) if each.ends_on is None or each.ends_on > today]


def closing_facts(rows: Rows, parts: Parts, closing: Closing, staying: int, today: date) -> ClosingFacts:
    """How far it is, where so many items stay."""
    return ClosingFacts(
        closing=closing,
        untold=len(untold_of_closing(rows)),
        running=len(running_trajectories(rows, today)),
        requests=rows.count(Request, state=RequestState.OPEN),
        due=_number_due(rows, parts, closing, today),
        staying=staying,
        today=today,
    )


def told_to_keeper(rows: Rows, closing: Closing | None) -> frozenset[Id]:
    """What says that the keeper got a dossier: it is no less needed than what the keeper has, however old that is."""
    if closing is None or closing.handed_on is None:
        return frozenset()
    told = rows.find(Disclosure, recipient=closing.keeper)
    return frozenset(each.id for each in told if each.disclosed_on >= closing.handed_on)


def _number_due(rows: Rows, parts: Parts, closing: Closing, today: date) -> int:
    """How much is due of what was there before the keeper had it."""
    due, told = due_list(rows, parts, today).due, told_to_keeper(rows, closing)
    return sum(each.id not in told for each in due) if told else len(due)


def require_ending(rows: Rows, parts: Parts, today: date) -> None:
    """GateRefused unless the practice ends: NotFound where that was never prepared."""
    require(destroy_at_end_gate(closing_facts(rows, parts, the_closing(rows), 0, today)))

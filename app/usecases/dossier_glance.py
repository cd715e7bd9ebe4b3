"""Who this is at a glance: what a coach must know before she does anything in a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.age import age_on, ages_on, younger_than
from app.domain.client import Client
from app.domain.consent import Consent, ConsentRole
from app.domain.hold import Hold
from app.domain.organisation import Organisation
from app.domain.representative import Representative
from app.domain.request import Request, RequestState
from app.domain.restriction import Restriction
from app.domain.retention import KeptState
from app.domain.trajectory import Trajectory
from app.usecases.kept_until import kept_until
from app.usecases.parts import Parts
from app.usecases.request_terms import request_terms
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class Glance:
    """What stands out of one dossier.

    representatives  who acts for a client who is too young to consent; None where the client does so alone
    unreleased       names of principals to whom nothing may be told yet, of trajectories that run
    answer_by        by when the first open request is answered; None where there is none
    next_term        the first day on which something of the dossier must go or be looked at; None where none is known
    """

    age: int | None
    representatives: tuple[str, ...] | None
    holds: tuple[Hold, ...]
    restrictions: tuple[Restriction, ...]
    unreleased: tuple[str, ...]
    answer_by: date | None
    next_term: date | None


def dossier_glance(rows: Rows, parts: Parts, today: date, client: Client) -> Glance:
    """The dossier of a client at a glance."""
    young = younger_than(client.birth_date, ages_on(parts.law.statute, today).consent, today)
    acting = tuple(each.name for each in rows.find(Representative, client=client.id))
    terms = [
        request_terms(rows, each, parts.law).remind_on
        for each in rows.find(Request, client=client.id, state=RequestState.OPEN)
    ]
    return Glance(
        age=None if client.birth_date is None else age_on(client.birth_date, today),
        representatives=acting if young or acting else None,
        holds=tuple(each for each in rows.find(Hold, client=client.id) if each.in_force),
        restrictions=tuple(each for each in rows.find(Restriction, client=client.id) if each.in_force),
        unreleased=_unreleased(rows, today, client),
        answer_by=min(terms, default=None),
        next_term=_next_term(rows, parts, today, client),
    )


def _unreleased(rows: Rows, today: date, client: Client) -> tuple[str, ...]:
    """Principals of running trajectories whom no consent in force names (D12)."""
    released = {
        each.recipient
        for each in rows.find(Consent, client=client.id)
        if each.role is ConsentRole.RELEASE and each.in_force(today)
    }
    wanted = {
        each.principal
        for each in rows.find(Trajectory, client=client.id)
        if each.principal and each.principal not in released and (each.ends_on is None or each.ends_on >= today)
    }
    found = (rows.maybe(Organisation, each) for each in sorted(wanted))
    return tuple(each.name for each in found if each is not None)


def _next_term(rows: Rows, parts: Parts, today: date, client: Client) -> date | None:
    """What is due already counts as today."""
    days = []
    for each in kept_until(rows, parts, client.id, today):
        if each.due:
            return today
        if each.kept.state is not KeptState.HELD and each.kept.until is not None:
            days.append(each.kept.until)
    return min(days, default=None)

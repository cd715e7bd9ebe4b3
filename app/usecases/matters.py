"""Who is in a matter: the client, and who commissions it (rows A2, C4, E1)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.organisation import Contact, Organisation
from app.domain.trajectory import Trajectory
from app.vault.rows import Rows


@dataclass(frozen=True, slots=True)
class Matter:
    """A trajectory with its principal and who speaks for that; None where the client commissions."""

    trajectory: Trajectory
    principal: Organisation | None
    contacts: tuple[Contact, ...]


def matters(rows: Rows, client: str) -> tuple[Matter, ...]:
    """The trajectories of a client, the newest first."""
    found = sorted(rows.find(Trajectory, client=client), key=lambda each: (each.starts_on, each.made), reverse=True)
    return tuple(_matter(rows, each) for each in found)


def _matter(rows: Rows, trajectory: Trajectory) -> Matter:
    principal = rows.maybe(Organisation, trajectory.principal) if trajectory.principal else None
    contacts = tuple(rows.find(Contact, organisation=principal.id)) if principal else ()
    return Matter(trajectory, principal, contacts)

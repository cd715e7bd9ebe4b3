"""What an organisation and those who speak for it are kept for: the work that it commissioned (rows A6, B4, C7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.declare import Record
from app.domain.organisation import Contact, Organisation, OrganisationKind
from app.domain.retention_facts import Engagement
from app.domain.trajectory import TrajectoryKind
from app.kernel.clock import legal_date
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class Commission:
    """A trajectory or training that an organisation commissioned, or the agreement with a processor."""

    kind: TrajectoryKind
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Commissions:
    """What retention asks of one organisation."""

    kind: OrganisationKind
    work: tuple[Commission, ...] = ()
    newest: date | None = None
    """When work for it last began, or something was last disclosed to it."""
    named: bool = False
    """Whether a dossier or a training names it: then it has to stay, so that those keep their sense."""

    @property
    def engagements(self) -> tuple[Engagement, ...]:
        """The work; a processor's agreement runs until it is known as something else."""
        if self.kind is OrganisationKind.PROCESSOR:
            return (*self.work, Commission(TrajectoryKind.COACHING, None))
        return self.work

    def last_contact(self, record: Record) -> date:
        """The newest day on which something happened: the work, or that its details were put right."""
        changed = legal_date(record.changed)
        return changed if self.newest is None else max(changed, self.newest)


def organisation_of(record: Record) -> Id | None:
    """The organisation that a record is about or speaks for; None for anything else."""
    if isinstance(record, Organisation):
        return record.id
    return record.organisation if isinstance(record, Contact) else None

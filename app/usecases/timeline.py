"""Everything of a dossier in the order in which it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.anonymous_item import AnonymousItem
from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.declare import Record
from app.domain.document import Document, Version
from app.domain.hold import Hold
from app.domain.participation import Attendance
from app.domain.reason import Reason
from app.domain.request import Request
from app.domain.restriction import Restriction
from app.domain.trajectory import Trajectory
from app.domain.unfinished import Unfinished
from app.kernel.ids import Id
from app.usecases.dossier_contents import DossierContents, dossier_contents
from app.vault.rows import Rows

_NOT_TOLD = (Client, Unfinished, AnonymousItem, Attendance, Document)
"""What happened to nobody: who it is, what was left half typed. A document is told of by its versions."""
_LATER: dict[type[Record], tuple[str, ...]] = {
    Trajectory: ("ends_on",),
    Version: ("shared_on", "decided_on", "final_on"),
    Consent: ("withdrawn_on",),
    Request: ("identified_on", "extended_on", "closed_on"),
    Hold: ("released_on",),
    Restriction: ("told_on", "lifted_on"),
}
"""The days after the first on which more happened to an item."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened. `label` is the key of what it was: the item's noun at first, later what came of it."""

    day: date
    noun: str
    record: Id
    what: Reason
    label: str
    made: datetime
    """When it was recorded: what happened on one day stands in that order."""


def timeline(rows: Rows, client: str) -> list[Moment]:
    """The moments of a dossier, the last first; what is planned comes before them. NotFound for no such client."""
    contents = dossier_contents(rows, client)
    found = [moment for each in contents.everything() for moment in _moments(contents, each)]
    # What was recorded at one moment stands in the order of recording, and so does what happened to it later that day.
    return sorted(found, key=lambda each: (each.day, each.made))[::-1]


def _moments(contents: DossierContents, record: Record) -> list[Moment]:
    if isinstance(record, _NOT_TOLD):
        return []
    noun, what = record.noun, contents.name(record)
    told = [Moment(record.happened_on, noun.name, record.id, what, noun.label, record.made)]
    for name in _LATER.get(type(record), ()):
        day = getattr(record, name)
        if isinstance(day, date):
            told.append(Moment(day, noun.name, record.id, what, f"moment.{noun.name}.{name}", record.made))
    return told

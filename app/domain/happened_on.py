"""The day to which an item of a dossier belongs, from which retention may run and by which an overview is ordered."""

from __future__ import annotations

from datetime import date

from app.domain.consent import Consent
from app.domain.declare import Record
from app.domain.disclosure import Disclosure
from app.domain.package import Package
from app.domain.request import Request
from app.domain.session import Session
from app.domain.trajectory import Trajectory


def happened_on(record: Record) -> date:
    """The day to which an item belongs: of the session, of receipt; else what its noun says of itself."""
    match record:
        case Session():
            return record.on
        case Trajectory():
            return record.starts_on
        case Request():
            return record.received_on
        case Consent():
            return record.given_on
        case Disclosure():
            return record.disclosed_on
        case Package():
            return record.made_on
    return record.happened_on

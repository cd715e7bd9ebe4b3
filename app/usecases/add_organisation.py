"""Add an organisation, with the first person who speaks for it where one is given (row C4)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.organisation import Contact, Organisation
from app.domain.values import read_fields
from app.kernel.errors import Fault, InputError
from app.kernel.ids import new_id
from app.vault.work import Work


def add_organisation(work: Work, given: Mapping[str, object], contact: Mapping[str, object]) -> Organisation:
    """A new organisation; `contact` may be empty. InputError with the faults of both: then neither is added."""
    faults: list[Fault] = []
    organisation: Organisation | None = None
    try:
        organisation = work.new(Organisation, **read_fields(Organisation, given))
    except InputError as error:
        faults += error.faults
    if any(contact.values()):
        # Where the organisation is at fault itself, its contact is still checked, so that all can be mended at once.
        known = {"organisation": new_id() if organisation is None else organisation.id}
        try:
            person = read_fields(Contact, contact, known=known)
            if organisation is not None:
                work.new(Contact, **person)
        except InputError as error:
            faults += error.faults
    if faults or organisation is None:
        raise InputError(*faults)
    return organisation

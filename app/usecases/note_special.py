"""Record something of a special category, on its ground (GDPR art. 9; rows D13, E2, E4, L8)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.special_note import SpecialNote
from app.usecases.keep_item import add_item
from app.vault.work import Work


def note_special(work: Work, given: Mapping[str, object], client: str) -> SpecialNote:
    """A fact of a special category, today unless told otherwise. InputError with every fault; GateRefused where the
    practice records none, or the ground does not hold (`require_recordable`).
    """
    return add_item(work, SpecialNote, {"noted_on": work.today.isoformat(), **given}, client)

"""Erase a whole dossier: every item of one client, for good, in one transaction (GDPR art. 17; row L16)."""

from __future__ import annotations

from app.domain.client import Client
from app.domain.gate import require
from app.domain.gates.erase_dossier import erase_dossier_gate
from app.domain.nouns import DOSSIER_NOUNS
from app.kernel.errors import CoachkluisError
from app.usecases.holds import holds_in_force
from app.vault.work import Work


def erase_dossier(work: Work, client: str, confirmed: str) -> int:
    """Erase the client with this id and all that refers to it; returns how many items went.

    `confirmed` is what the coach typed to confirm: the surname. Nothing else is erased, and nothing of this comes
    back with a backup: each item leaves a tombstone. GateRefused while anything of it is held (E11).
    """
    person = work.get(Client, client)
    require(erase_dossier_gate(holds_in_force(work, person.id).of(person.id)))
    if confirmed.strip() != person.surname:
        raise CoachkluisError("erase_not_confirmed")
    items = [item for noun in DOSSIER_NOUNS if noun is not Client for item in work.find(noun, client=person.id)]
    for item in (*items, person):
        work.erase(item)
    return len(items) + 1

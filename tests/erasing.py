"""A whole dossier erased at once, as deep as erasing goes: for what must hold of the vault afterwards.

A coach destroys by a plan (app.usecases.destroy_items), which asks every gate and leaves what has to stay.
"""

from __future__ import annotations

from app.domain.client import Client
from app.domain.nouns import DOSSIER_NOUNS
from app.vault.work import Work


def erase_dossier(work: Work, client: str) -> int:
    """Erase the client with this id and all that refers to it; returns how many items went."""
    person = work.get(Client, client)
    items = [item for noun in DOSSIER_NOUNS if noun is not Client for item in work.find(noun, client=person.id)]
    for item in (*items, person):
        work.erase(item)
    return len(items) + 1

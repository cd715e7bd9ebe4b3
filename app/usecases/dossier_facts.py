"""What retention asks of the items of a dossier, read from the vault (L11, X5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from app.domain.client import Client
from app.domain.declare import Record
from app.domain.dossier_facts import owner
from app.domain.nouns import DOSSIER_NOUNS
from app.kernel.ids import Id
from app.vault.rows import Rows

R = TypeVar("R", bound=Record)


def last_contact(rows: Rows, client: str) -> dict[Id, date]:
    """The newest day on which something happened in each dossier."""
    newest: dict[Id, date] = {}
    for noun in DOSSIER_NOUNS:
        for record in each_of(rows, noun, client):
            whose, day = owner(record), record.happened_on
            if whose not in newest or day > newest[whose]:
                newest[whose] = day
    return newest


def each_of(rows: Rows, noun: type[R], client: str) -> Iterator[R]:
    """Every item of a noun, of one client or of all. What is unfinished may belong to nobody's dossier yet."""
    if not client:
        return (each for each in rows.each(noun) if owner(each))
    return rows.each(noun, id=client) if noun is Client else rows.each(noun, client=client)

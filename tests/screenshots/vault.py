"""The vault in the pictures: a small practice of made-up people, at a day that stands still."""

from __future__ import annotations

from pathlib import Path

from app.domain.client import Client
from app.usecases.create_practice import create_practice
from app.usecases.keep_item import add_item
from app.usecases.parts import Parts
from app.vault.vault import create_vault
from tests.fakes import SetClock
from tests.vault.fast_keys import PASSPHRASE

__all__ = ["PASSPHRASE", "SHOWN_CLOCK", "make_vault"]

SHOWN_CLOCK = SetClock()
PRACTICE = {
    "trade_name": "Praktijk De Brug", "legal_name": "De Brug Coaching B.V.", "coach": "Marijke de Wit",
    "kvk": "12345678", "street": "Kerkplein", "house_number": "3a", "postcode": "7411 AB", "town": "Deventer",
    "country": "Nederland", "phone": "0570-555 012", "email": "marijke@debrug.example",
    "website": "www.debrug.example", "responsible": "Marijke de Wit",
}  # fmt: skip
PEOPLE = (
    ("Anna", "van den", "Berg", "Zutphen", "1984-05-12"),
    ("Joost", "", "Kramer", "Apeldoorn", "1979-11-03"),
    ("Fatima", "el", "Amrani", "Deventer", "1991-02-27"),
    ("Sanne", "de", "Boer", "Raalte", "1968-08-19"),
)


def make_vault(parts: Parts, folder: Path) -> None:
    """Make the vault in a folder and close it."""
    vault, _ = create_vault(folder, PASSPHRASE, parts.clock, parts.effort)
    policy = next(each for each in parts.starting_policies if each.name == "career_advice")
    vault.now(create_practice, PRACTICE, policy)
    for first, infix, surname, town, born in PEOPLE:
        given = {"first_name": first, "infix": infix, "surname": surname, "town": town, "birth_date": born}
        vault.now(add_item, Client, {**given, "email": f"{first.lower()}@voorbeeld.example"})
    vault.close()

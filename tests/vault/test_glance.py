"""A few fields of many items at once, and nothing else of them."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.client import Client, Gender
from app.vault.glance import glance
from app.vault.vault import Vault
from app.vault.work import Work


def test_the_named_fields_in_their_own_types(vault: Vault) -> None:
    def fill(work: Work) -> list[Client]:
        return [
            work.new(Client, surname=name, gender=gender, birth_date=born)
            for name, gender, born in (
                ("Berg", Gender.FEMALE, date(1980, 1, 1)),
                ("Aalders", Gender.UNKNOWN, None),
                ("Çelik", Gender.MALE, None),
            )
        ]

    berg, aalders, _ = vault.now(fill)
    found = list(glance(vault.reader(), Client, ("surname", "gender", "birth_date"), "id", (aalders.id, berg.id, "x")))
    assert sorted(found, key=str) == [("Aalders", Gender.UNKNOWN, None), ("Berg", Gender.FEMALE, date(1980, 1, 1))]
    assert list(glance(vault.reader(), Client, ("id",), "id", ())) == []
    many = [str(number) for number in range(5_000)]
    assert list(glance(vault.reader(), Client, ("surname",), "id", [*many, berg.id])) == [("Berg",)]


def test_only_declared_names_reach_the_database(vault: Vault) -> None:
    for names, by in ((('surname" FROM client; --',), "id"), (("surname",), 'id" OR 1=1 --')):
        with pytest.raises(KeyError):
            list(glance(vault.reader(), Client, names, by, ("x",)))

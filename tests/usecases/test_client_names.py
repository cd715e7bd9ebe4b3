"""The names of many clients at once."""

from __future__ import annotations

import pytest

from app.domain.client import Client
from app.kernel.errors import NotFound
from app.kernel.ids import Id
from app.usecases.client_names import client_names
from app.usecases.keep_item import add_item
from app.vault.vault import Vault

NAMES = (
    {"first_name": "Anna", "initials": "A.M.", "infix": "van den", "surname": "Berg"},
    {"initials": "B.", "surname": "Duinburg"},
    {"surname": "Essen"},
)


def test_each_has_the_name_that_its_record_says(vault: Vault) -> None:
    people: list[Client] = [vault.now(add_item, Client, given, "") for given in NAMES]
    reader = vault.reader()
    asked = [each.id for each in (*people, people[0])]
    assert client_names(reader, asked) == {each.id: each.name for each in people}
    assert client_names(reader, []) == {}


def test_a_client_who_is_not_there_is_no_name(vault: Vault) -> None:
    with pytest.raises(NotFound):
        client_names(vault.reader(), [Id("niemand")])

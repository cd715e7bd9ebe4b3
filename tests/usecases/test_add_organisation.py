"""An organisation with its first contact: both or neither."""

from __future__ import annotations

import pytest

from app.domain.organisation import Contact, Organisation
from app.kernel.errors import InputError
from app.usecases.add_organisation import add_organisation
from app.vault.vault import Vault

NOBODY: dict[str, object] = {"first_name": "", "surname": "", "email": ""}


def test_with_and_without_a_contact(vault: Vault) -> None:
    first = vault.now(add_organisation, {"name": "Bakkerij Jansen", "town": "Epe"}, {"surname": "Knoop"})
    second = vault.now(add_organisation, {"name": "Slagerij"}, NOBODY)
    (contact,) = vault.reader().find(Contact)
    assert (contact.organisation, contact.surname) == (first.id, "Knoop")
    assert set(vault.reader().find(Organisation)) == {first, second}


@pytest.mark.parametrize(
    ("given", "contact", "labels"),
    [
        ({"name": ""}, NOBODY, {"organisation.name"}),
        ({"name": "B"}, {"first_name": "Els"}, {"contact.surname"}),
        ({"name": "B"}, {"surname": "Knoop", "email": "x"}, {"contact.email"}),
        ({"name": "B", "kvk": "1"}, {"surname": "Knoop", "kvk": "1"}, {"organisation.kvk", "contact.kvk"}),
    ],
)
def test_every_fault_of_both_is_named_and_nothing_is_added(
    vault: Vault, given: dict[str, object], contact: dict[str, object], labels: set[str]
) -> None:
    with pytest.raises(InputError) as caught:
        vault.now(add_organisation, given, contact)
    assert {each.label for each in caught.value.faults} == labels
    assert vault.reader().count(Organisation) == 0
    assert vault.reader().count(Contact) == 0

"""What is left of a record, for every noun: nothing that leads back, and still a record that may be."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from app.domain.anonymise import DASH, anonymous_fields, reduced_values
from app.domain.category import Anonymise, Sensitivity
from app.domain.check import check
from app.domain.client import Client
from app.domain.declare import Record, Shape, columns
from app.domain.nouns import DOSSIER_NOUNS, NOUNS
from tests.domain.test_nouns import _sample


@pytest.mark.parametrize("noun", DOSSIER_NOUNS, ids=lambda noun: noun.noun.name)
def test_nothing_that_leads_back_is_left_of_what_is_anonymised(noun: type[Record]) -> None:
    record = _sample(noun)
    left = anonymous_fields(record)
    for each in columns(noun):
        declaration = each.declaration
        if declaration.shape is Shape.REFERENCE or declaration.anonymise is Anonymise.DROP or each.name == "id":
            assert each.name not in left
        elif each.name in left and declaration.anonymise is Anonymise.GENERALISE:
            assert len(str(left[each.name])) <= 4, "a year, or the region of a postcode"


@pytest.mark.parametrize("noun", DOSSIER_NOUNS, ids=lambda noun: noun.noun.name)
def test_what_is_reduced_keeps_its_references_into_the_dossier_and_only_loses(noun: type[Record]) -> None:
    record = _sample(noun)
    less = reduced_values(record)
    if less is None:
        return
    reduced = dataclasses.replace(record, **less)  # type: ignore[arg-type]
    assert check(reduced) == ()
    assert reduced_values(reduced) == {}, "once is enough"
    for each in columns(noun):
        if each.declaration.rest or (each.declaration.shape is Shape.REFERENCE and each.declaration.required):
            assert each.name not in less
        if each.name in less:
            assert less[each.name] in ("", None, False, 0, b"", DASH) or each.declaration.shape is Shape.CHOICE


def test_of_a_client_the_name_is_left() -> None:
    sample = _sample(Client)
    assert isinstance(sample, Client)
    client = dataclasses.replace(sample, surname="Berg", birth_date=date(1980, 5, 6), postcode="7411 AB")
    reduced = dataclasses.replace(client, **(reduced_values(client) or {}))  # type: ignore[arg-type]
    assert (reduced.name, reduced.birth_date, reduced.phone, reduced.street) == (client.name, None, "", "")
    left = anonymous_fields(client)
    assert (left["birth_date"], left["postcode"]) == ("1980", "74")
    assert "surname" not in left


def test_nothing_of_a_special_category_is_left_whatever_its_shape() -> None:
    special = [each for noun in NOUNS for each in columns(noun) if each.declaration.sensitivity is Sensitivity.SPECIAL]
    assert special
    assert [each.name for each in special if each.declaration.anonymise is not Anonymise.DROP] == []

"""Declared once: every field of every noun has all that forms, documents and rights read from it."""

from __future__ import annotations

import dataclasses
import typing
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from app.domain.category import Anonymise, Category, Sensitivity
from app.domain.declare import Column, Record, Shape, asked, columns, in_dossier
from app.domain.nouns import DOSSIER_NOUNS, NOUNS, noun_named
from app.domain.unfinished import Unfinished
from app.domain.values import from_row, to_row
from app.kernel.ids import new_id
from app.kernel.resources import resources
from app.kernel.translator import Language, Translator, load_translator

LONGEST_LABEL = 40
LANGUAGES = {each: load_translator(each, resources()) for each in Language}
TEXT_SHAPES = {
    Shape.LINE, Shape.TEXT, Shape.PROSE, Shape.EMAIL, Shape.PHONE, Shape.POSTCODE, Shape.KVK, Shape.TIME,
    Shape.REFERENCE, Shape.DIGEST,
}  # fmt: skip
PYTHON = {
    Shape.DATE: date, Shape.PAST_DATE: date, Shape.INSTANT: datetime, Shape.YES_NO: bool, Shape.NUMBER: int,
    Shape.AMOUNT: int, Shape.SIZE: int,
    Shape.BYTES: bytes,
} | dict.fromkeys(TEXT_SHAPES, str)  # fmt: skip


of_each_noun = pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun.name)


@pytest.fixture(params=list(Language))
def translator(request: pytest.FixtureRequest) -> Translator:
    return LANGUAGES[request.param]


def test_there_are_nouns_and_fields() -> None:
    assert len(NOUNS) >= 15
    assert sum(len(columns(noun)) for noun in NOUNS) > 150


def test_each_name_is_one_noun() -> None:
    names = [noun.noun.name for noun in NOUNS]
    assert len(set(names)) == len(names)
    assert [noun_named(name) for name in names] == list(NOUNS)


@of_each_noun
def test_every_field_says_what_it_is(noun: type[Record]) -> None:
    for column in columns(noun):
        declaration = column.declaration
        assert isinstance(declaration.category, Category), column.label
        assert isinstance(declaration.sensitivity, Sensitivity), column.label
        assert isinstance(declaration.anonymise, Anonymise), column.label
        if declaration.shape is Shape.CHOICE:
            assert issubclass(column.python, StrEnum), column.label
        else:
            assert column.python is PYTHON[declaration.shape], column.label


@of_each_noun
def test_text_has_a_limit_and_a_reference_leads_somewhere(noun: type[Record]) -> None:
    for column in columns(noun):
        shape = column.declaration.shape
        if shape is Shape.REFERENCE:
            assert noun_named(column.declaration.refers)
        elif shape in TEXT_SHAPES or shape is Shape.BYTES:
            assert column.declaration.limit > 0, column.label


@of_each_noun
def test_what_must_be_filled_in_cannot_be_nothing(noun: type[Record]) -> None:
    assert [each.label for each in columns(noun) if each.declaration.required and each.optional] == []


@of_each_noun
def test_every_field_that_is_asked_has_a_label(noun: type[Record], translator: Translator) -> None:
    assert [each.label for each in asked(noun) if not translator.has(each.label)] == []
    long = [each.label for each in asked(noun) if len(translator.text(each.label)) > LONGEST_LABEL]
    assert long == [], "a label stands above a field and in the head of a column"


@of_each_noun
def test_every_choice_has_a_label(noun: type[Record], translator: Translator) -> None:
    for column in asked(noun):
        if column.declaration.shape is Shape.CHOICE:
            labels = [column.choice_label(each) for each in typing.cast(type[StrEnum], column.python)]
            assert [each for each in labels if not translator.has(each)] == []
            texts = [translator.text(each) for each in labels]
            assert len(set(texts)) == len(texts), f"{column.label}: two that read the same cannot be told apart"


@of_each_noun
def test_what_follows_when_it_is_not_given_is_told(noun: type[Record], translator: Translator) -> None:
    told = [each.label for each in asked(noun) if translator.has(f"{each.label}.consequence")]
    assert told == [each.label for each in asked(noun) if each.declaration.consequence]


@of_each_noun
def test_every_noun_has_a_name_in_singular_and_plural(noun: type[Record], translator: Translator) -> None:
    assert translator.has(noun.noun.label)
    assert translator.has(f"{noun.noun.label}.plural")


@of_each_noun
def test_labels_within_a_noun_differ(noun: type[Record], translator: Translator) -> None:
    texts = [translator.text(each.label) for each in asked(noun)]
    assert len(set(texts)) == len(texts)


@of_each_noun
def test_a_noun_is_frozen_and_every_field_is_declared(noun: type[Record]) -> None:
    assert {each.name for each in columns(noun)} == {each.name for each in dataclasses.fields(noun)}
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(_sample(noun), "id", "")  # noqa: B010 - a literal assignment is what the checker refuses


@of_each_noun
def test_a_record_survives_its_row(noun: type[Record]) -> None:
    sample = _sample(noun)
    assert from_row(noun, to_row(sample)) == sample


def test_items_of_a_dossier_name_their_client() -> None:
    for noun in DOSSIER_NOUNS:
        if noun.noun.name == "client":
            continue
        (client,) = [each for each in columns(noun) if each.name == "client"]
        assert client.declaration.refers == "client"
        assert client.declaration.required or noun is Unfinished, "what is typed may be about nobody yet"
        assert client.declaration.fixed
    assert [noun for noun in NOUNS if in_dossier(noun)] == list(DOSSIER_NOUNS)


@of_each_noun
def test_the_practices_own_fields_are_no_clients_data(noun: type[Record]) -> None:
    own = [each for each in columns(noun) if each.declaration.category is Category.PRACTICE]
    assert [each.label for each in own if each.declaration.sensitivity is not Sensitivity.NONE] == []


def _sample(noun: type[Record]) -> Record:
    """A record with something in every field."""
    values: dict[str, typing.Any] = {each.name: _value(each) for each in columns(noun)}
    return noun(**values)


def _value(column: Column) -> object:
    if issubclass(column.python, StrEnum):
        return list(column.python)[-1]
    if column.name == "id" or column.declaration.shape is Shape.REFERENCE:
        return new_id()
    values: dict[type, object] = {
        str: "Zoë's tekst", int: 7, bool: True, bytes: b"\x00\xff", date: date(2024, 2, 29),
        datetime: datetime(2026, 3, 3, 9, 0, 0, 5, UTC),
    }  # fmt: skip
    return values[column.python]

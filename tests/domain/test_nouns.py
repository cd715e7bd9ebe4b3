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

FIELDS = [each for noun in NOUNS for each in columns(noun)]
ASKED = [each for noun in NOUNS for each in asked(noun)]
LANGUAGES = {each: load_translator(each, resources()) for each in Language}
TEXT_SHAPES = {
    Shape.LINE, Shape.TEXT, Shape.PROSE, Shape.EMAIL, Shape.PHONE, Shape.POSTCODE, Shape.KVK, Shape.TIME,
    Shape.REFERENCE, Shape.DIGEST,
}  # fmt: skip
PYTHON = {
    Shape.DATE: date, Shape.PAST_DATE: date, Shape.INSTANT: datetime, Shape.YES_NO: bool, Shape.NUMBER: int,
    Shape.BYTES: bytes,
} | dict.fromkeys(TEXT_SHAPES, str)  # fmt: skip


def _name(each: Column) -> str:
    return each.label


@pytest.fixture(params=list(Language))
def translator(request: pytest.FixtureRequest) -> Translator:
    return LANGUAGES[request.param]


def test_there_are_nouns_and_fields() -> None:
    assert len(NOUNS) >= 15
    assert len(FIELDS) > 150


def test_each_name_is_one_noun() -> None:
    names = [noun.noun.name for noun in NOUNS]
    assert len(set(names)) == len(names)
    assert [noun_named(name) for name in names] == list(NOUNS)


@pytest.mark.parametrize("column", FIELDS, ids=_name)
def test_every_field_says_what_it_is(column: Column) -> None:
    declaration = column.declaration
    assert isinstance(declaration.category, Category)
    assert isinstance(declaration.sensitivity, Sensitivity)
    assert isinstance(declaration.anonymise, Anonymise)
    if declaration.shape is Shape.CHOICE:
        assert issubclass(column.python, StrEnum)
    else:
        assert column.python is PYTHON[declaration.shape]


@pytest.mark.parametrize("column", FIELDS, ids=_name)
def test_text_has_a_limit_and_a_reference_leads_somewhere(column: Column) -> None:
    shape = column.declaration.shape
    if shape is Shape.REFERENCE:
        assert noun_named(column.declaration.refers)
    elif shape in TEXT_SHAPES or shape is Shape.BYTES:
        assert column.declaration.limit > 0


@pytest.mark.parametrize("column", FIELDS, ids=_name)
def test_what_must_be_filled_in_cannot_be_nothing(column: Column) -> None:
    assert not (column.declaration.required and column.optional)


@pytest.mark.parametrize("column", ASKED, ids=_name)
def test_every_field_that_is_asked_has_a_label(column: Column, translator: Translator) -> None:
    assert translator.has(column.label)
    assert len(translator.text(column.label)) <= 40, "a label stands above a field and in the head of a column"


@pytest.mark.parametrize("column", ASKED, ids=_name)
def test_every_choice_has_a_label(column: Column, translator: Translator) -> None:
    if column.declaration.shape is Shape.CHOICE:
        choices = typing.cast(type[StrEnum], column.python)
        texts = [translator.text(column.choice_label(each)) for each in choices]
        assert all(translator.has(column.choice_label(each)) for each in choices)
        assert len(set(texts)) == len(texts), "two choices that read the same cannot be told apart"


@pytest.mark.parametrize("column", ASKED, ids=_name)
def test_what_follows_when_it_is_not_given_is_told(column: Column, translator: Translator) -> None:
    assert translator.has(f"{column.label}.consequence") is column.declaration.consequence


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun.name)
def test_every_noun_has_a_name_in_singular_and_plural(noun: type[Record], translator: Translator) -> None:
    assert translator.has(noun.noun.label)
    assert translator.has(f"{noun.noun.label}.plural")


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun.name)
def test_labels_within_a_noun_differ(noun: type[Record], translator: Translator) -> None:
    texts = [translator.text(each.label) for each in asked(noun)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun.name)
def test_a_noun_is_frozen_and_every_field_is_declared(noun: type[Record]) -> None:
    assert {each.name for each in columns(noun)} == {each.name for each in dataclasses.fields(noun)}
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(_sample(noun), "id", "")  # noqa: B010 - a literal assignment is what the checker refuses


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun.name)
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


@pytest.mark.parametrize("column", FIELDS, ids=_name)
def test_the_practices_own_fields_are_no_clients_data(column: Column) -> None:
    if column.declaration.category is Category.PRACTICE:
        assert column.declaration.sensitivity is Sensitivity.NONE


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

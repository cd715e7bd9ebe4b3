"""Every declared field is written to a row and to JSON, and read back as it was."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.client import Client
from app.domain.consent import Consent
from app.domain.declare import Column, Record, Shape, asked, columns
from app.domain.nouns import NOUNS
from app.domain.request import Request
from app.domain.session import Session
from app.domain.values import from_row, read_fields, to_json, to_row
from app.kernel.errors import InputError
from app.kernel.ids import new_id

EXAMPLES = 20
"""For each noun: all of them go the same two ways."""
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)


def value_of(column: Column) -> st.SearchStrategy[object]:
    python = column.python
    plain: st.SearchStrategy[object]
    if column.declaration.shape is Shape.REFERENCE:
        plain = st.builds(new_id) if column.declaration.required else st.one_of(st.just(""), st.builds(new_id))
    elif column.declaration.shape is Shape.TIME:
        plain = st.one_of(st.just(""), st.times().map(lambda each: f"{each:%H:%M}"))
    elif issubclass(python, StrEnum):
        plain = st.sampled_from(list(python))
    elif python is datetime:
        plain = st.datetimes(timezones=st.just(UTC))
    elif python is date:
        plain = st.dates()
    elif python is bool:
        plain = st.booleans()
    elif python is int:
        plain = st.integers(0, 2**53 - 1)
    elif python is bytes:
        plain = st.binary(max_size=20)
    else:
        plain = TEXT
    return st.one_of(st.none(), plain) if column.optional else plain


def records(noun: type[Record]) -> st.SearchStrategy[Record]:
    return st.builds(noun, **{each.name: value_of(each) for each in columns(noun)})


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun.name)
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_a_row_reads_back_as_it_was(noun: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(noun))
    assert from_row(noun, to_row(record)) == record


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.noun.name)
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_json_reads_back_as_it_was(noun: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(noun))
    written = json.loads(json.dumps(to_json(record)))
    assert written.pop("id") == record.id
    values = read_fields(noun, {name: value for name, value in written.items() if value is not None})
    for each in asked(noun):
        assert values.get(each.name, None if each.optional else getattr(record, each.name)) == getattr(
            record, each.name
        )
    assert not any(each.name in written for each in columns(noun) if each.declaration.inside)


def test_dates_as_the_dutch_write_them() -> None:
    for written in ("1980-04-03", "3-4-1980", "03/04/1980", "3.4.1980"):
        assert read_fields(Client, {"birth_date": written})["birth_date"] == date(1980, 4, 3)


@pytest.mark.parametrize(
    ("noun", "given", "faults"),
    [
        (Client, {"birth_date": "31-2-1980"}, {("client.birth_date", "no_such_date")}),
        (Client, {"birth_date": "1980-02-31"}, {("client.birth_date", "no_such_date")}),
        (Client, {"birth_date": "3-4-80"}, {("client.birth_date", "not_a_date")}),
        (Client, {"nickname": "x"}, {("client.nickname", "unknown_field")}),
        (Client, {"gender": "?"}, {("client.gender", "not_a_choice")}),
        (Client, {"surname": 12}, {("client.surname", "not_text")}),
        (Client, {"id": "x"}, {("client.id", "unknown_field")}),
        (Session, {"minutes": "an hour"}, {("session.minutes", "not_a_number")}),
        (Session, {"on": None}, {("session.on", "required")}),
        (Request, {"kind": ""}, {("request.kind", "required")}),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_field(
    noun: type[Record], given: dict[str, object], faults: set[tuple[str, str]]
) -> None:
    with pytest.raises(InputError) as caught:
        read_fields(noun, given)
    assert {(each.label, each.code) for each in caught.value.faults} == faults


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("09:00", "09:00"), ("9:00", "09:00"), ("9", "09:00"), ("9.30", "09:30"), ("0", "00:00"),
        ("14.30 uur", "14:30"), ("1430", "14:30"), ("930", "09:30"), ("14u30", "14:30"), ("14 u 30", "14:30"),
        ("14H30", "14:30"), ("9u", "09:00"), ("9 uur", "09:00"), (" 14,30 ", "14:30"), ("", ""),
    ],
)  # fmt: skip
def test_a_time_of_day_as_it_is_written(written: str, meant: str) -> None:
    assert read_fields(Session, {"at": written}) == {"at": meant}


@pytest.mark.parametrize("written", ["9:3", "24:00", "25", "14.60", "99", "12345", "halftwee", "-1", "9:30:15", "٩:٠٠"])
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(InputError) as refused:
        read_fields(Session, {"at": written})
    assert [(each.label, each.code) for each in refused.value.faults] == [("session.at", "not_a_time")]


def test_what_is_wrong_is_told_beside_what_cannot_be_read() -> None:
    with pytest.raises(InputError) as caught:
        read_fields(Client, {"birth_date": "31-2-1980", "email": "x", "surname": "Berg"})
    assert [(each.label, each.code) for each in caught.value.faults] == [
        ("client.birth_date", "no_such_date"), ("client.email", "not_an_email"),
    ]  # fmt: skip
    with pytest.raises(InputError) as caught:
        read_fields(Consent, {"purpose": " ", "given_how": "by pigeon", "text": "Goed."})
    assert [(each.label, each.code) for each in caught.value.faults] == [
        ("consent.given_how", "not_a_choice"), ("consent.purpose", "required"),
    ]  # fmt: skip


def test_a_field_that_is_settled_cannot_be_given() -> None:
    with pytest.raises(InputError):
        read_fields(Session, {"client": new_id()}, known={"client": new_id()})


def test_every_field_has_a_type_that_can_be_stored() -> None:
    assert all(columns(noun) for noun in NOUNS)

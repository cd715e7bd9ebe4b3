"""A dossier with a mark of its own in every field of every noun: what a copy leaves out shows by its missing mark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import count

from app.domain.adopted_policy import AdoptedPolicy
from app.domain.declare import Column, Record, Shape, columns
from app.domain.nouns import NOUNS
from app.domain.practice import Practice
from app.kernel.ids import Id, new_id
from app.vault.work import Work

FIRST = date(2001, 1, 1)
_FITTING: dict[str, object] = {
    "national_number.number": "123456782",
    "omission.about": "session",
    "redaction.about": "session",
    "evaluation_form.content_mark": 7,
    "evaluation_form.use_mark": 8,
    "evaluation_form.trainer_mark": 9,
    "evaluation.result_mark": 6,
    "evaluation.guidance_mark": 5,
    "evaluation.advice_mark": 4,
    "report_due.every_weeks": 13,
    "training_meeting.at": "09:31",
    "training_meeting.until": "12:31",
}
"""Marks of fields that not any value will do for."""


class Marks:
    """Makes records whose every value is found nowhere else."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._ids: dict[str, Id] = {noun.noun.name: new_id() for noun in NOUNS}

    def record(self, noun: type[Record]) -> Record:
        """A record of a noun, its references leading to the record of the other noun."""
        return noun(**{each.name: self._value(noun, each) for each in columns(noun)})  # type: ignore[arg-type]

    def _value(self, noun: type[Record], column: Column) -> object:
        number = next(self._numbers)
        if column.name == "id":
            return self._ids[noun.noun.name]
        if column.label in _FITTING:
            return _FITTING[column.label]
        if issubclass(column.python, StrEnum):
            return list(column.python)[-1]
        if column.python is datetime:
            return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=number)
        if column.python is date:
            return FIRST + timedelta(days=number)
        match column.declaration.shape:
            case Shape.REFERENCE:
                return self._ids[column.declaration.refers]
            case Shape.YES_NO:
                return True
            case Shape.NUMBER | Shape.AMOUNT | Shape.SIZE:
                return 700_000 + number
            case Shape.BYTES:
                return f"bytes {number}".encode()
            case Shape.EMAIL:
                return f"mark{number}@example.nl"
            case Shape.PHONE:
                return f"+31 6 {10_000_000 + number}"
            case Shape.KVK:
                return str(80_000_000 + number)
            case Shape.TIME:
                return f"{number % 24:02}:{number % 60:02}"
            case Shape.DIGEST:
                return sha256(str(number).encode()).hexdigest()
            case Shape.POSTCODE:
                return f"{7000 + number} AB"
            case Shape.LINE | Shape.TEXT | Shape.PROSE:
                return f"mark{number}x"
        raise AssertionError(f"{column.label} has a shape without a mark")


def keep_marked(work: Work) -> None:
    """Put a marked record of every noun into the vault."""
    marks = Marks()
    work.connection.execute("PRAGMA defer_foreign_keys = ON")  # trajectory and attachment lead to each other
    (practice,) = work.find(Practice)
    made = marks.record(Practice)
    marked = {each.name: getattr(made, each.name) for each in columns(Practice)[3:]}
    work.change(practice, **marked)
    for noun in NOUNS:
        if noun not in (Practice, AdoptedPolicy):
            work.add(marks.record(noun))


def fields_of(records: Iterator[Record]) -> Iterator[tuple[Column, object]]:
    """Every field with its value."""
    for record in records:
        for each in columns(type(record)):
            yield each, getattr(record, each.name)

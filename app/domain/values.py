"""Values as plain data: how every declared field is written to a row, to JSON and to text, and read back."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from typing import TypeVar, cast

from app.domain.check import LATEST, check, field_faults
from app.domain.declare import Column, Record, Shape, asked, columns
from app.kernel.errors import Fault, InputError, not_a_choice

Plain = str | int | bytes | None
"""What SQLite stores."""
R = TypeVar("R", bound=Record)
_AMOUNT = re.compile(r"(?:€ ?)?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,12})(?:[,.]([0-9]{1,2}))?", re.ASCII)
"""Euros, with or without cents: a point before three digits stands between thousands."""
_TIME = re.compile(r"([0-9]{1,2})(?: ?[:.,uh] ?([0-9]{2})|([0-9]{2})|(?: ?[uh])?)(?: uur)?", re.ASCII | re.IGNORECASE)
"""A time of day as it is written: 9:00, 14.30, 14u30, 1430, and of whole hours also 9, 9u and 9 uur."""


def to_plain(value: object) -> Plain:
    """A field's value as SQLite stores it: dates and instants as ISO 8601 text (instants in UTC), choices by value."""
    match value:
        case None | bytes():
            return value
        case bool():
            return int(value)
        case StrEnum():
            return value.value
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case str() | int():
            return value
    raise TypeError(type(value).__name__)


def from_plain(column: Column, stored: Plain) -> object:
    """The value behind what SQLite stored; ValueError where it is not of the field's type."""
    python = column.python
    if stored is None:
        if column.declaration.shape is Shape.REFERENCE:
            return ""
        if column.optional:
            return None
        raise ValueError(column.label)
    if python is bool:
        return bool(stored)
    if issubclass(python, StrEnum):
        return python(cast(str, stored))
    if python is datetime:
        return datetime.fromisoformat(cast(str, stored))
    if python is date:
        return date.fromisoformat(cast(str, stored))
    if not isinstance(stored, python):
        raise ValueError(column.label)
    return stored


def reading(column: Column) -> Callable[[Plain], object]:
    """What `from_plain` does for this field, decided once: for lists of thousands of rows."""
    quick = _quickly(column.python)
    return (
        partial(from_plain, column)
        if quick is None
        else lambda stored: quick(stored) if type(stored) is str else from_plain(column, stored)
    )


def _quickly(python: type) -> Callable[[str], object] | None:
    """What makes a field's value of a text; None where it is not stored as one."""
    if python is str:
        return str
    if python in (date, datetime):
        return cast(Callable[[str], object], python.fromisoformat)
    if issubclass(python, StrEnum):
        known = {each.value: each for each in python}
        return lambda stored: known.get(stored) or python(stored)
    return None


def _readings(record: type[Record]) -> tuple[tuple[str, Callable[[Plain], object]], ...]:
    if record not in _known:
        _known[record] = tuple((each.name, reading(each)) for each in columns(record))
    return _known[record]


_known: dict[type[Record], tuple[tuple[str, Callable[[Plain], object]], ...]] = {}


def to_row(record: Record) -> dict[str, Plain]:
    """All fields of a record as plain data, in their order."""
    return {each.name: _stored(each, getattr(record, each.name)) for each in columns(type(record))}


def from_row(record: type[R], row: Mapping[str, Plain]) -> R:
    """The record in a row; ValueError where the row does not fit the declaration."""
    return record(**{name: read(row[name]) for name, read in _readings(record)})  # type: ignore[arg-type] # as declared


def from_values(record: type[R], values: Sequence[Plain]) -> R:
    """The record of which all fields were read, in the order of `columns`; ValueError as `from_row`."""
    pairs = zip(_readings(record), values, strict=True)
    return record(**{name: read(value) for (name, read), value in pairs})  # type: ignore[arg-type] # as declared


def to_json(record: Record, *, inside: bool = False) -> dict[str, str | int | bool | None]:
    """A record as JSON data: what a form asks for and its id; with `inside` the program's bookkeeping as well."""
    kept = columns(type(record)) if inside else tuple(c for c in columns(type(record)) if not c.declaration.inside)
    data: dict[str, str | int | bool | None] = {"id": record.id}
    for each in kept:
        value = getattr(record, each.name)
        plain = to_plain(value)
        data[each.name] = (
            value
            if isinstance(value, bool)
            else base64.b64encode(plain).decode()
            if isinstance(plain, bytes)
            else plain
        )
    return data


def read_fields(
    record: type[Record], given: Mapping[str, object], *, known: Mapping[str, object] | None = None
) -> dict[str, object]:
    """Values for the fields that a form, a JSON file or an import gives by name, checked against the declarations.

    `known` are fields whose values are settled already (the client of a session); they may not be given again.
    Raises InputError where one cannot be read, with every fault that can be told without knowing the day: unknown
    names, wrong types, and what is wrong with the fields beside these.
    """
    faults: list[Fault] = []
    values: dict[str, object] = dict(known or {})
    open_fields = {each.name: each for each in asked(record) if each.name not in values}
    for name in given:
        if name not in open_fields:
            faults.append(Fault(f"{record.noun.name}.{name}", "unknown_field", (("name", str(name)[:80]),)))
    for name, each in open_fields.items():
        if name not in given:
            continue
        try:
            values[name] = _read(each, given[name])
        except ValueError as error:
            faults.append(_fault(each, str(error)))
    if faults:
        read = {each.label for name, each in open_fields.items() if name in values}
        beside = (each for each in field_faults(record, values, LATEST) if each.label in read)
        raise InputError(*faults, *beside)
    return values


def _fault(column: Column, code: str) -> Fault:
    """What is wrong with a field; of a wrong choice also which ones there are."""
    if code == "not_a_choice" and issubclass(column.python, StrEnum):
        return not_a_choice(column.label, column.python)
    return Fault(column.label, code)


def read_named(record: type[Record], given: Mapping[str, object], names: tuple[str, ...]) -> dict[str, object]:
    """As `read_fields`, where an act takes only some of a noun's fields; any other name is a fault."""
    others = [name for name in given if name not in names]
    if others:
        raise InputError(
            *(Fault(f"{record.noun.name}.{name}", "unknown_field", (("name", str(name)[:80]),)) for name in others)
        )
    return read_fields(record, given)


def checked(record: R, before: R | None = None) -> R:
    """The record itself where nothing is wrong with it; InputError with every fault otherwise. `before` is what is
    stored of it now.
    """
    faults = check(record, before)
    if faults:
        raise InputError(*faults)
    return record


def _stored(column: Column, value: object) -> Plain:
    """A reference that leads nowhere is NULL, so that foreign keys hold for all the others."""
    if column.declaration.shape is Shape.REFERENCE and value == "":
        return None
    return to_plain(value)


def _read(column: Column, given: object) -> object:
    """One value from JSON or text; ValueError with a fault code."""
    if isinstance(given, str) and column.python not in (str, bytes):
        given = given.strip()
    if given is None or given == "":
        if column.optional:
            return None
        if column.python is str:
            return ""
        if column.python is int:
            return 0
        raise ValueError("required")
    python = column.python
    if python is bool:
        return _yes_no(given)
    if column.declaration.shape is Shape.AMOUNT:
        return _amount(given)
    if python is int:
        return _number(given)
    if python is bytes or not isinstance(given, str):
        raise ValueError("not_text")
    if issubclass(python, StrEnum):
        try:
            return python(given)
        except ValueError:
            raise ValueError("not_a_choice") from None
    if python is datetime:
        return _instant(given)
    if python is date:
        return _date(given)
    if column.declaration.shape is Shape.TIME and given.strip():
        return _time(given.strip())
    return given


def _time(given: str) -> str:
    """HH:MM of a time as it is written, the way the Dutch do."""
    written = _TIME.fullmatch(given)
    hours, minutes = (int(written[1]), int(written[2] or written[3] or 0)) if written else (24, 0)
    if hours > 23 or minutes > 59:
        raise ValueError("not_a_time")
    return f"{hours:02}:{minutes:02}"


def _instant(given: str) -> datetime:
    """ISO 8601 with its offset: an instant without one could be any of several."""
    try:
        instant = datetime.fromisoformat(given)
    except ValueError:
        raise ValueError("not_an_instant") from None
    if instant.tzinfo is None:
        raise ValueError("not_an_instant")
    return instant.astimezone(UTC)


def _yes_no(given: object) -> bool:
    if isinstance(given, bool):
        return given
    raise ValueError("not_yes_no")


def _number(given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, int | str):
        raise ValueError("not_a_number")
    try:
        return int(given)
    except ValueError:
        raise ValueError("not_a_number") from None


def _amount(given: object) -> int:
    """Cents from euros as they are written, `87,50` or `87.50`. What is a number already, as in JSON, is in cents."""
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    written = _AMOUNT.fullmatch(given) if isinstance(given, str) else None
    if written is None:
        raise ValueError("not_an_amount")
    return int(written[1].replace(".", "")) * 100 + int((written[2] or "").ljust(2, "0"))


def _date(given: str) -> date:
    """1980-12-31, or as the Dutch write it, day first: 31-12-1980, 31/12/1980, 31.12.1980."""
    parts = given.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError("not_a_date")
    if len(given) == 10 and given[4] == given[7] == "-":
        parts.reverse()
    day, month, year = parts
    if len(year) != 4:
        raise ValueError("not_a_date")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError("no_such_date") from None

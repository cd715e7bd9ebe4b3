"""Records as plain data for others to read: what every open format of this program carries (docs/export-format.md)."""

from __future__ import annotations

import base64
from dataclasses import fields
from enum import StrEnum

from app.domain.category import Sensitivity
from app.domain.declare import Column, Record, columns
from app.domain.values import to_plain

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def carried(noun: type[Record]) -> tuple[Column, ...]:
    """The fields that leave the vault: all but the program's own keys and counters, which say nothing of anybody.

    Identity and instants stay with every record, so that references hold and history can be followed.
    """
    own = {each.name for each in fields(Record)}
    return tuple(
        each
        for each in columns(noun)
        if each.name in own or not each.declaration.inside or each.declaration.sensitivity is not Sensitivity.NONE
    )


def plain_record(record: Record) -> dict[str, Json]:
    """A record with all carried fields: dates and instants as ISO 8601, choices by value, bytes as base64."""
    return {each.name: plain_value(getattr(record, each.name)) for each in carried(type(record))}


def plain_value(value: object) -> Json:
    """One value of a declared field as JSON has it."""
    if isinstance(value, bool):
        return value
    plain = to_plain(value)
    return base64.b64encode(plain).decode() if isinstance(plain, bytes) else plain


def described(noun: type[Record]) -> list[Json]:
    """What the carried fields of a noun are, for whoever reads the file without this program."""
    return [_described(each) for each in carried(noun)]


def _described(column: Column) -> Json:
    declaration = column.declaration
    said: dict[str, Json] = {
        "name": column.name,
        "shape": declaration.shape.value,
        "category": declaration.category.value,
        "sensitivity": declaration.sensitivity.value,
        "source": declaration.source.value,
        "required": declaration.required,
    }
    if declaration.refers:
        said["refers"] = declaration.refers
    if issubclass(column.python, StrEnum):
        said["choices"] = [str(each.value) for each in column.python]
    return said

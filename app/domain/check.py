"""What is wrong with a record, by its declarations: every fault at once, each in plain words at its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from app.domain.declare import Column, Record, Shape, columns
from app.domain.period import Period, Unit, last_day
from app.kernel.clock import legal_date
from app.kernel.errors import Fault

EARLIEST = date(1890, 1, 1)
LATEST = date(2200, 12, 31)
"""No date of a practice lies outside these; a year such as 0204 is a slip of the finger."""

_EMAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+")
_PHONE = re.compile(r"\+?[0-9 ().\-/]{3,}")
_KVK = re.compile(r"[0-9]{8}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DATES = {Shape.DATE, Shape.PAST_DATE}
_LINES = {Shape.TEXT, Shape.PROSE}
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROLS_BUT_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What Unicode calls Cc and Cs: control characters, and halves of pairs that no file can hold."""


def check(record: Record, before: Record | None = None) -> tuple[Fault, ...]:
    """Every fault of a record: field by field, and then between its fields.

    A date that stood in it `before` is no fault: whether it may lie there was asked on the day it came in, and nobody's
    notes are refused because the computer's clock was set back since.
    """
    values = {each.name: getattr(record, each.name) for each in columns(type(record))}
    stood = _unmoved(record, before) if before is not None else set()
    faults = field_faults(type(record), values, legal_date(record.changed))
    found = tuple(each for each in faults if each.label not in stood)
    between = getattr(record, "faults", None)
    return (*found, *(between() if between is not None and not found else ()))


def _unmoved(record: Record, before: Record) -> set[str]:
    """The labels of its dates that are as they were."""
    dated = days_of(type(record))
    return {each.label for each in dated if getattr(record, each.name) == getattr(before, each.name) is not None}


def field_faults(record: type[Record], values: Mapping[str, object], today: date) -> tuple[Fault, ...]:
    """Every fault in the fields that a record is to be made of; one that is left out has its default."""
    found = []
    for each in columns(record):
        if each.name in values:
            faults = _faults(each, values[each.name], today)
        else:
            faults = [("required", ())] if each.declaration.required else []
        found += [Fault(each.label, code, arguments) for code, arguments in faults]
    return tuple(found)


def days_of(record: type[Record]) -> tuple[Column, ...]:
    """The fields of a noun that hold a day."""
    return tuple(each for each in columns(record) if each.declaration.shape in _DATES)


def before_birth(record: Record, born: date) -> tuple[Fault, ...]:
    """A fault for each of its days that lies before its client was born: nothing in a dossier happened or is planned
    then.
    """
    days = ((each, getattr(record, each.name)) for each in days_of(type(record)))
    return tuple(Fault(each.label, "before_birth", (("born", born),)) for each, day in days if day and day < born)


def after_death(record: Record, died: date, before: Record | None = None) -> tuple[Fault, ...]:
    """A fault for each day on which its client would have to live and lies after their death (L18). What stood in it
    `before` may stay: a session that was planned is still to be cancelled.
    """
    days = ((each, getattr(record, each.name)) for each in days_of(type(record)) if each.declaration.alive)
    stood = _unmoved(record, before) if before is not None else set()
    return tuple(
        Fault(each.label, "after_death", (("died", died),))
        for each, day in days
        if day > died and each.label not in stood
    )


def _faults(column: Column, value: object, today: date) -> list[tuple[str, tuple[tuple[str, object], ...]]]:
    if isinstance(value, StrEnum):
        return []
    if isinstance(value, str):
        return _text_faults(column, value)
    if isinstance(value, bytes):
        return [("too_large", ())] if len(value) > column.declaration.limit else []
    if isinstance(value, bool):
        return []
    if isinstance(value, int):
        return [("number_out_of_range", ())] if not 0 <= value < 2**53 else []
    if type(value) is date:
        return _date_faults(column, value, today)
    if value is None and column.declaration.required:
        return [("required", ())]
    return []


def _date_faults(column: Column, value: date, today: date) -> list[tuple[str, tuple[tuple[str, object], ...]]]:
    ahead = column.declaration.ahead
    if ahead and value > (furthest := last_day(today, Period(ahead, Unit.YEARS))):
        return [("date_far_ahead", (("years", ahead), ("latest", furthest)))]
    if not EARLIEST <= value <= LATEST:
        return [("date_out_of_range", (("earliest", EARLIEST), ("latest", LATEST)))]
    if column.declaration.shape is Shape.PAST_DATE and value > today:
        return [("date_in_future", (("today", today),))]
    return []


def _text_faults(column: Column, value: str) -> list[tuple[str, tuple[tuple[str, object], ...]]]:
    declaration = column.declaration
    if not value.strip():
        return [("required", ())] if declaration.required else []
    if len(value) > declaration.limit > 0:
        return [("too_long", (("limit", declaration.limit), ("length", len(value))))]
    if (_CONTROLS_BUT_LINES if declaration.shape in _LINES else _CONTROLS).search(value):
        return [("control_characters", ())]
    code = _shape_fault(column, value)
    return [(code, ())] if code else []


def _shape_fault(column: Column, value: str) -> str:
    match column.declaration.shape:
        case Shape.EMAIL if not _EMAIL.fullmatch(value):
            return "not_an_email"
        case Shape.PHONE if not _PHONE.fullmatch(value):
            return "not_a_phone"
        case Shape.DIGEST if not _DIGEST.fullmatch(value):
            return "not_a_digest"
        case Shape.KVK if not _KVK.fullmatch(value):
            return "not_a_kvk"
        case Shape.TIME if not _TIME.fullmatch(value):
            return "not_a_time"
    return ""

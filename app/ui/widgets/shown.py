"""A field's value as a person reads it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from app.domain.declare import Column, Shape
from app.kernel.translator import Translator


def shown(column: Column, value: object, translator: Translator) -> str:
    """The value of a declared field in words: choices by their label, dates short, nothing as nothing.

    A reference shows its id: whoever lists it has the name of what it leads to.
    """
    if isinstance(value, StrEnum):
        return translator.text(column.choice_label(value))
    if isinstance(value, bool):
        return translator.text("value.yes" if value else "value.no")
    if isinstance(value, datetime):
        return translator.instant(value)
    if isinstance(value, date):
        return translator.short_date(value)
    if column.declaration.shape is Shape.AMOUNT:
        return translator.amount(int(str(value))) if value else ""
    if column.declaration.shape is Shape.SIZE:
        return translator.size(int(str(value))) if value else ""
    if value is None or isinstance(value, bytes):
        return ""
    return str(value)

"""The value of a declared field as a person reads it in a document."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from app.domain.declare import Column, Shape
from app.kernel.translator import Translator


def worded_value(column: Column, value: object, translator: Translator) -> str:
    """The value in the translator's language: choices by their label, dates written out; empty where there is none.

    A number of zero is none: nobody counted. Bytes are not for reading. A reference gives its id: whoever knows the
    dossier names what it leads to.
    """
    match value:
        case None | bytes():
            return ""
        case StrEnum():
            return translator.text(column.choice_label(value))
        case bool():
            return translator.text("value.yes" if value else "value.no")
        case datetime():
            return translator.instant(value)
        case date():
            return translator.date(value)
        case int() if column.declaration.shape is Shape.AMOUNT:
            return translator.amount(value) if value else ""
        case int() if column.declaration.shape is Shape.SIZE:
            return translator.size(value) if value else ""
        case int():
            return str(value) if value else ""
    return str(value)

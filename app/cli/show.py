"""Records as readable lines, by their declarations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from app.domain.declare import Column, Record, Shape, asked, columns
from app.kernel.translator import Translator


def lines_of(record: Record, translator: Translator) -> list[str]:
    """One record, a line for each field that holds something."""
    lines = [f"{translator.text(record.noun.label)}  {record.id}"]
    for each in asked(type(record)):
        text = value_text(each, getattr(record, each.name), translator)
        if text:
            lines.append(f"  {translator.text(each.label)}: {text}")
    return lines


def table_of(records: Sequence[Record], kind: type[Record], translator: Translator) -> list[str]:
    """Records as a table of their listed columns; one line that says so where there are none."""
    if not records:
        return [translator.text("cli.nothing")]
    shown = [each for each in columns(kind) if each.declaration.listed]
    rows = [["id", *(translator.text(each.label) for each in shown)]]
    for record in records:
        texts = (value_text(each, getattr(record, each.name), translator) for each in shown)
        rows.append([record.id, *(text.replace("\n", " ") for text in texts)])
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def value_text(column: Column, value: object, translator: Translator) -> str:
    """A value as a person reads it; empty where there is none."""
    if value is None or value == "" or isinstance(value, bytes):
        return ""
    if isinstance(value, StrEnum):
        return translator.text(column.choice_label(value))
    if isinstance(value, bool):
        return translator.text("value.yes" if value else "value.no")
    if isinstance(value, date):
        return translator.date(value)
    if column.declaration.shape is Shape.AMOUNT:
        return translator.amount(int(str(value))) if value else ""
    return str(value)

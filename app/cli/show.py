"""Records as readable lines, by their declarations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from app.cli.command import Call
from app.domain.declare import Column, Record, Shape, asked, columns
from app.domain.nouns import noun_named
from app.domain.reason import worded
from app.domain.values import to_json
from app.kernel.translator import Translator
from app.usecases.item_names import ItemNames
from app.vault.rows import Rows


def lines_of(record: Record, translator: Translator, rows: Rows | None = None) -> list[str]:
    """One record, a line for each field that holds something. With `rows` what a field leads to is called by name."""
    lines = [f"{translator.text(record.noun.label)}  {record.id}"]
    for each in asked(type(record)):
        text = value_text(each, getattr(record, each.name), translator, rows)
        if text:
            lines.append(f"  {translator.text(each.label)}: {text}")
    return lines


def tell_record(call: Call, rows: Rows, made: Record) -> None:
    """Every field of what was recorded, found or changed."""
    call.answer(to_json(made), lines_of(made, call.translator, rows))


def table_of(
    records: Sequence[Record], kind: type[Record], translator: Translator, rows: Rows | None = None
) -> list[str]:
    """Records as a table of their listed columns; one line that says so where there are none. With `rows` what a column
    leads to is called by name.
    """
    if not records:
        return [translator.text("cli.nothing")]
    shown = [each for each in columns(kind) if each.declaration.listed]
    lines = [["id", *(translator.text(each.label) for each in shown)]]
    for record in records:
        texts = (value_text(each, getattr(record, each.name), translator, rows) for each in shown)
        lines.append([record.id, *(text.replace("\n", " ") for text in texts)])
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return ["  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in lines]


def value_text(column: Column, value: object, translator: Translator, rows: Rows | None = None) -> str:
    """A value as a person reads it; empty where there is none. What leads elsewhere is an id without `rows`, and what
    that is called, before the id, with them.
    """
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
    if column.declaration.shape is Shape.SIZE:
        return translator.size(int(str(value)))
    if column.declaration.refers and rows is not None:
        found = rows.maybe(noun_named(column.declaration.refers), str(value))
        return str(value) if found is None else f"{worded(ItemNames(rows).of(found), translator)} ({value})"
    return str(value)

"""Prose blocks as JSON and back: how the text of a document lies in a package's manifest.

The page builds its elements from this one by one and sets their text, so no markup ever travels as markup.
"""

from __future__ import annotations

from typing import TypeAlias

from app.domain.prose import (
    Block,
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
    Span,
    Table,
)
from app.packages.errors import PackageDamaged
from app.packages.json_fields import JsonObject, listed

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool"

_DEEPEST = 32


def prose_json(blocks: tuple[Block, ...]) -> list[Json]:
    """Blocks as values that the json module writes."""
    return [_block_json(block) for block in blocks]


def blocks_from_json(values: list[object], depth: int = 0) -> tuple[Block, ...]:
    """The blocks that `prose_json` wrote. Raises PackageDamaged for anything else."""
    if depth > _DEEPEST:
        raise PackageDamaged
    return tuple(_block(JsonObject(value), depth + 1) for value in values)


def _block_json(block: Block) -> Json:
    match block:
        case Heading(level, spans):
            return {"kind": "heading", "level": min(max(level, 1), 3), "spans": _spans_json(spans)}
        case Paragraph(spans):
            return {"kind": "paragraph", "spans": _spans_json(spans)}
        case BulletList(items):
            return {"kind": "bullets", "items": [prose_json(item) for item in items]}
        case NumberedList(items, start):
            return {"kind": "numbers", "start": max(start, 0), "items": [prose_json(item) for item in items]}
        case Quote(inner):
            return {"kind": "quote", "blocks": prose_json(inner)}
        case Table(header, rows):
            body: list[Json] = [_cells_json(row) for row in rows]
            return {"kind": "table", "header": _cells_json(header), "rows": body}


def _spans_json(spans: tuple[Span, ...]) -> list[Json]:
    return [_span_json(span) for span in spans]


def _span_json(span: Span) -> Json:
    value: dict[str, Json] = {"text": span.text}
    if span.bold:
        value["bold"] = True
    if span.italic:
        value["italic"] = True
    if span.link:
        value["link"] = span.link
    return value


def _cells_json(cells: tuple[tuple[Span, ...], ...]) -> list[Json]:
    return [_spans_json(cell) for cell in cells]


def _block(value: JsonObject, depth: int) -> Block:
    match value.text("kind"):
        case "heading":
            return Heading(_level(value.number("level")), _spans(value.values("spans")))
        case "paragraph":
            return Paragraph(_spans(value.values("spans")))
        case "bullets":
            return BulletList(_items(value, depth))
        case "numbers":
            return NumberedList(_items(value, depth), value.number("start"))
        case "quote":
            return Quote(blocks_from_json(value.values("blocks"), depth))
        case "table":
            rows = tuple(_cells(listed(row)) for row in value.values("rows"))
            return Table(_cells(value.values("header")), rows)
        case _:
            raise PackageDamaged


def _level(number: int) -> int:
    if not 1 <= number <= 3:
        raise PackageDamaged
    return number


def _items(value: JsonObject, depth: int) -> tuple[tuple[Block, ...], ...]:
    return tuple(blocks_from_json(listed(item), depth) for item in value.values("items"))


def _cells(cells: list[object]) -> tuple[tuple[Span, ...], ...]:
    return tuple(_spans(listed(cell)) for cell in cells)


def _spans(values: list[object]) -> tuple[Span, ...]:
    return tuple(_span(JsonObject(value)) for value in values)


def _span(value: JsonObject) -> Span:
    return Span(value.text("text"), value.flag("bold"), value.flag("italic"), value.optional_text("link"))

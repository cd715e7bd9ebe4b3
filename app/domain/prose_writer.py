"""Blocks to stored source. Expects blocks in normal form (app.domain.prose_passages)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.domain.prose import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Span, Table
from app.domain.prose_inline import Place, write_spans
from app.domain.prose_passages import LARGEST_NUMBER
from app.domain.prose_text import EMPTY_PARAGRAPH

WriteSpans = Callable[[Sequence[Span], Place], str]
"""Writes a run of spans; one who writes the same text often may remember what came of each."""


def write_blocks(blocks: Sequence[Block], write: WriteSpans = write_spans) -> str:
    """The source of blocks in normal form: lines that each end in a line feed, or nothing where there is no text."""
    lines = list(_lines(blocks, write))
    return "\n".join(lines) + "\n" if lines else ""


def _lines(blocks: Sequence[Block], write: WriteSpans) -> Iterator[str]:
    other_delimiter = False
    for index, block in enumerate(blocks):
        if index:
            yield ""
        # Two numbered lists in a row are kept apart by their delimiters, `1.` and `1)`.
        touching = index > 0 and isinstance(block, NumberedList) and isinstance(blocks[index - 1], NumberedList)
        other_delimiter = touching and not other_delimiter
        match block:
            case Paragraph(spans):
                yield from (write(spans, Place.PARAGRAPH) or f"&#{ord(EMPTY_PARAGRAPH)};").split("\n")
            case Heading(level, spans):
                yield f"{'#' * level} {write(spans, Place.HEADING)}".rstrip(" ")
            case Quote(inner):
                yield from (f"> {line}" if line else ">" for line in _lines(inner, write))
            case BulletList(items):
                yield from _items(items, ["- "] * len(items), write)
            case NumberedList(items, start):
                delimiter = ")" if other_delimiter else "."
                numbers = (min(number, LARGEST_NUMBER) for number in range(start, start + len(items)))
                yield from _items(items, [f"{number}{delimiter} " for number in numbers], write)
            case Table(header, rows):
                yield _row([write(cell, Place.CELL) for cell in header])
                yield _row(["---"] * len(header))
                yield from (_row([write(cell, Place.CELL) for cell in row]) for row in rows)


def _items(items: Sequence[Sequence[Block]], markers: Sequence[str], write: WriteSpans) -> Iterator[str]:
    tight = all(len(item) == 1 for item in items)
    for index, (item, marker) in enumerate(zip(items, markers, strict=True)):
        if index and not tight:
            yield ""
        if tuple(item) == (Paragraph(()),):
            yield marker.rstrip(" ")
            continue
        indent = " " * len(marker)
        for number, line in enumerate(_lines(item, write)):
            yield (indent if number else marker) + line if line else ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

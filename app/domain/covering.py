"""Covering passages of a written text with a bar of one width, so that nothing tells how long they were (row X7).

The readable text of a field is what a person reads of it: of prose the words without their marks, a line for each
paragraph; of any other text the text itself. Passages are counted in characters of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise

from app.domain.declare import Column, Record, Shape, asked
from app.domain.prose import Span, Table
from app.domain.prose_passages import AnyPassage, TablePassage, assemble, flatten
from app.domain.prose_source import plain_text, read_source, write_source
from app.domain.prose_text import text_of

BAR = "\u2588" * 5
"""What stands in the place of a passage, however long that was."""
_WRITTEN = (Shape.LINE, Shape.TEXT, Shape.PROSE)


@dataclass(frozen=True, slots=True, order=True)
class Cover:
    """A passage from `start` up to `end`, and the words that stand in its place."""

    start: int
    end: int
    words: str = BAR


def written_fields(noun: type[Record]) -> tuple[Column, ...]:
    """The fields of a noun in which a passage can be covered: what somebody wrote."""
    return tuple(each for each in asked(noun) if each.declaration.shape in _WRITTEN and each.python is str)


def readable(column: Column, value: str) -> str:
    """The text of a field as a person reads it."""
    return plain_text(read_source(value)) if column.declaration.shape is Shape.PROSE else value


def mark_of(text: str) -> str:
    """By which a text is known again: its SHA-256."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def covered(column: Column, value: str, covers: Iterable[Cover]) -> str:
    """The stored text of a field with its passages replaced. A link of which a part is covered leads nowhere any more:
    its address may say what its text does not.
    """
    merged = _merged(covers)
    if column.declaration.shape is not Shape.PROSE:
        return text_of(_covered((Span(value),), 0, merged))
    passages: list[AnyPassage] = []
    at = 0
    for passage in flatten(read_source(value)):
        if isinstance(passage, TablePassage):
            rows = []
            for row in (passage.table.header, *passage.table.rows):
                cells = []
                for cell in row:
                    cells.append(_covered(cell, at, merged))
                    at += len(text_of(cell)) + 1
                rows.append(tuple(cells))
            passages.append(replace(passage, table=Table(rows[0], tuple(rows[1:]))))
        elif passage.spans:
            passages.append(replace(passage, spans=_covered(passage.spans, at, merged)))
            at += len(text_of(passage.spans)) + 1
        else:
            passages.append(passage)
    return write_source(assemble(passages))


def _covered(spans: Sequence[Span], at: int, covers: Sequence[Cover]) -> tuple[Span, ...]:
    """Spans of which the first character is number `at`, with a bar for every cover that reaches into them."""
    here = [each for each in covers if each.start < at + len(text_of(spans)) and each.end > at]
    if not here:
        return tuple(spans)
    edges = sorted({edge for each in here for edge in (each.start, each.end)})
    made: list[tuple[Span, bool]] = []
    opened: Cover | None = None
    for span in spans:
        ends = at + len(span.text)
        cuts = [at, *(each for each in edges if at < each < ends), ends]
        for begin, end in pairwise(cuts):
            cover = next((each for each in here if each.start <= begin < each.end), None)
            if cover is None:
                made.append((replace(span, text=span.text[begin - at : end - at]), False))
            else:
                made.append((Span("" if cover is opened else cover.words, link=span.link), True))
            opened = cover
        at = ends
    gone = {span.link for span, bar in made if bar and span.link}
    return tuple(replace(span, link="") if span.link in gone else span for span, _ in made)


def _merged(covers: Iterable[Cover]) -> list[Cover]:
    """Passages that overlap or touch as one, so that no seam between them tells anything."""
    merged: list[Cover] = []
    for each in sorted(covers):
        if merged and each.start <= merged[-1].end:
            merged[-1] = replace(merged[-1], end=max(each.end, merged[-1].end))
        else:
            merged.append(each)
    return merged

"""Written text as a flat row of passages: what an editor and a clipboard hold, where the tree is only implied.

Each passage says how deep it lies in lists, whether it opens an item there, and whether it is quoted. The tree and
the row say the same; turning one into the other and back gives the normal form of a text:

- a quote stands at the top, never inside another quote or a list item, and quotes that touch are one;
- every list item begins with a paragraph or heading, perhaps an empty one;
- lists go `DEEPEST_LIST` levels deep, what lies deeper is drawn up;
- bulleted lists that touch are one, numbered ones too where the second counts on from the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from app.domain.prose import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Span, Table
from app.domain.prose_text import EMPTY_PARAGRAPH, clean_spans, text_of

DEEPEST_LIST = 6
DEEPEST_HEADING = 3
LARGEST_NUMBER = 999_999_999
"""CommonMark 0.31, section 5.2: at most nine digits."""


class Marker(StrEnum):
    """What opens a list item."""

    NONE = "none"
    """No item: an ordinary passage, or a further one of the item above."""
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a heading where `level` is 1 to 3, at its place in the text.

    `depth` counts the lists around it, 0 for none; `number` is what a numbered item counts.
    """

    spans: tuple[Span, ...] = ()
    level: int = 0
    quoted: bool = False
    depth: int = 0
    marker: Marker = Marker.NONE
    number: int = 1


@dataclass(frozen=True, slots=True)
class TablePassage:
    """A table at its place in the text."""

    table: Table
    quoted: bool = False
    depth: int = 0


AnyPassage = Passage | TablePassage


def flatten(blocks: Iterable[Block], *, quoted: bool = False, depth: int = 0) -> Iterator[AnyPassage]:
    """The passages of a text in reading order, their spans cleaned."""
    for block in blocks:
        match block:
            case Paragraph(spans):
                yield Passage(_said(spans), quoted=quoted, depth=depth)
            case Heading(level, spans):
                level = min(max(level, 1), DEEPEST_HEADING)
                yield Passage(_said(spans), level, quoted, depth)
            case Quote(inner):
                yield from flatten(inner, quoted=quoted or depth == 0, depth=depth)
            case BulletList(items):
                for item in items:
                    yield from _item(item, Passage(quoted=quoted, depth=depth, marker=Marker.BULLET))
            case NumberedList(items, start):
                start = min(max(start, 0), LARGEST_NUMBER)
                for number, item in enumerate(items, start):
                    yield from _item(item, Passage(quoted=quoted, depth=depth, marker=Marker.NUMBER, number=number))
            case Table():
                if (table := _regular(block)).header:
                    yield TablePassage(table, quoted, depth)


def _said(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Cleaned; nothing where all that stands there is what an empty paragraph is stored as."""
    cleaned = clean_spans(spans)
    return () if text_of(cleaned) == EMPTY_PARAGRAPH else cleaned


def _item(blocks: Sequence[Block], opening: Passage) -> Iterator[AnyPassage]:
    depth = min(opening.depth + 1, DEEPEST_LIST)
    opening = replace(opening, depth=depth)
    passages = flatten(blocks, quoted=opening.quoted, depth=depth)
    first = next(passages, None)
    if isinstance(first, Passage) and first.marker is Marker.NONE and first.depth == depth:
        yield replace(first, marker=opening.marker, number=opening.number)
    else:
        yield opening
        if first is not None:
            yield first
    yield from passages


def _regular(table: Table) -> Table:
    """The table with cleaned cells and rows of one length."""
    columns = max((len(row) for row in (table.header, *table.rows)), default=0)

    def regular(row: Sequence[Sequence[Span]]) -> tuple[tuple[Span, ...], ...]:
        return tuple(clean_spans(cell) for cell in row) + ((),) * (columns - len(row))

    return Table(regular(table.header), tuple(regular(row) for row in table.rows))


def assemble(passages: Iterable[AnyPassage]) -> tuple[Block, ...]:
    """The tree that a row of passages implies. A passage that claims to lie deeper than it can is drawn up."""
    blocks: list[Block] = []
    for quoted, group in groupby(passages, key=lambda passage: passage.quoted):
        inner = _Outline().blocks(group)
        blocks.extend((Quote(inner),) if quoted else inner)
    return () if blocks == [Paragraph(())] else tuple(blocks)


@dataclass(slots=True)
class _OpenList:
    """A list that the next passage may still add to."""

    marker: Marker
    start: int
    items: list[list[Block]]
    siblings: list[Block]
    """Where the list itself will stand once it is complete."""

    def close(self) -> None:
        items = tuple(tuple(item) for item in self.items)
        bulleted = self.marker is Marker.BULLET
        self.siblings.append(BulletList(items) if bulleted else NumberedList(items, self.start))

    def takes(self, passage: Passage) -> bool:
        counts_on = passage.marker is Marker.BULLET or passage.number == self.start + len(self.items)
        return passage.marker is self.marker and counts_on


class _Outline:
    """The lists that are open while passages are read one after another."""

    def __init__(self) -> None:
        self._top: list[Block] = []
        self._open: list[_OpenList] = []

    def blocks(self, passages: Iterable[AnyPassage]) -> tuple[Block, ...]:
        for passage in passages:
            if isinstance(passage, Passage) and passage.marker is not Marker.NONE:
                self._open_item(passage)
            else:
                self._close_to(max(passage.depth, 0))
            self._innermost().append(_block(passage))
        self._close_to(0)
        return tuple(self._top)

    def _open_item(self, passage: Passage) -> None:
        depth = max(passage.depth, 1)
        self._close_to(depth)
        if len(self._open) == depth:
            if self._open[-1].takes(passage):
                self._open[-1].items.append([])
                return
            self._close_to(depth - 1)
        start = min(max(passage.number, 0), LARGEST_NUMBER)
        self._open.append(_OpenList(passage.marker, start, [[]], self._innermost()))

    def _innermost(self) -> list[Block]:
        return self._open[-1].items[-1] if self._open else self._top

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            self._open.pop().close()


def _block(passage: AnyPassage) -> Block:
    if isinstance(passage, TablePassage):
        return passage.table
    return Heading(passage.level, passage.spans) if passage.level else Paragraph(passage.spans)

"""A QTextDocument to passages: by its blocks, never by Qt's HTML or Markdown, which lose things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from app.domain.prose import Block, Span, Table
from app.domain.prose_field import FieldName
from app.domain.prose_passages import AnyPassage, Marker, Passage, TablePassage, assemble
from app.domain.prose_text import EMPTY_PARAGRAPH, clean_spans, text_of
from app.ui.editor.formats import DEPTH, FIELD, FILLER, LINK, OBJECT_CHARACTER, QUOTED

_EVERYTHING = 2**31 - 1
"""Behind the last position that a document can have."""


def blocks_of(document: QTextDocument) -> tuple[Block, ...]:
    """The whole text in normal form. Costs time in proportion to its length: not for every keystroke."""
    return assemble(passages_of(document))


def selected_blocks(cursor: QTextCursor) -> tuple[Block, ...]:
    """What is selected, in normal form."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    if block == cursor.document().findBlock(end):
        # Words out of a heading or an item are words, not a heading or an item.
        return assemble([Passage(clean_spans(tuple(_spans(block, start, end))))])
    cells = cast(tuple[int, int, int, int], cursor.selectedTableCells())
    first_row, rows, first_column, columns = cells
    table: QTextTable | None = cursor.currentTable()
    if table is not None and rows > 0:
        return assemble(
            [_table(table, range(first_row, first_row + rows), range(first_column, first_column + columns))]
        )
    return assemble(passages_of(cursor.document(), start, end))


def passages_of(document: QTextDocument, start: int = 0, end: int = _EVERYTHING) -> Iterator[AnyPassage]:
    """The passages in reading order, or what lies between two positions; a table that is touched comes whole."""
    lists = Lists(document)
    place = document.rootFrame().begin()
    while not place.atEnd():
        frame: QTextFrame | None = place.currentFrame()
        if isinstance(frame, QTextTable):
            if start <= frame.lastPosition() and frame.firstPosition() <= end:
                yield whole_table(frame)
        elif frame is None:
            block = place.currentBlock()
            passage = lists.passage(read_line(block, start, end), block.blockNumber())
            touched = start < block.position() + block.length() and block.position() <= end
            if touched and not is_filler(block):
                yield passage
        place += 1


def is_filler(block: QTextBlock) -> bool:
    """Whether a block stands only beside a table, with nothing in it."""
    return block.length() <= 1 and block.blockFormat().boolProperty(FILLER)


@dataclass(frozen=True, slots=True)
class Line:
    """What a block says by itself. Which number it has, if any, depends on those above it."""

    spans: tuple[Span, ...]
    level: int
    quoted: bool
    indent: int
    listed: int
    """Which list it is in, by Qt's own count; negative for none."""
    filler: bool
    """Whether it stands only beside a table, with nothing in it."""


def read_line(block: QTextBlock, start: int = 0, end: int = _EVERYTHING) -> Line:
    """What a block says, as far as it lies between two positions of the document."""
    shape = block.blockFormat()
    spans = clean_spans(tuple(_spans(block, start, end)))
    if text_of(spans) == EMPTY_PARAGRAPH:
        spans = ()
    level, quoted = min(shape.headingLevel(), 3), shape.boolProperty(QUOTED)
    return Line(spans, level, quoted, shape.indent(), shape.objectIndex(), is_filler(block))


@dataclass(slots=True)
class _List:
    marker: Marker
    depth: int
    next_number: int


class Lists:
    """The lists met so far, so that each is asked once and items are counted instead of searched."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._known: dict[int, _List] = {}

    def passage(self, line: Line, number: int) -> Passage:
        """The passage that a line is, the block of this number in the document."""
        if line.listed < 0:
            return Passage(line.spans, line.level, line.quoted, line.indent)
        known = self._known.get(line.listed)
        if known is None:
            known = self._known[line.listed] = _look(self._document.findBlockByNumber(number).textList())
        counted = known.next_number if known.marker is Marker.NUMBER else 1
        known.next_number += 1
        return Passage(line.spans, line.level, line.quoted, known.depth, known.marker, counted)


def _look(listed: QTextList) -> _List:
    shape = listed.format()
    numbered = shape.style() is QTextListFormat.Style.ListDecimal
    start = shape.start() if numbered else 1
    return _List(Marker.NUMBER if numbered else Marker.BULLET, max(shape.indent(), 1), start)


def _spans(block: QTextBlock, start: int = 0, end: int = _EVERYTHING) -> Iterator[Span]:
    """The spans of a block, as far as they lie between two positions of the document."""
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        shape = fragment.charFormat()
        link = str(shape.property(LINK) or "")
        text = fragment.text()
        if fragment.position() < start or fragment.position() + fragment.length() > end:
            text = _cut(text, start - fragment.position(), end - fragment.position())
        if OBJECT_CHARACTER in text:
            text = text.replace(OBJECT_CHARACTER, _field(shape))
        yield Span(text, shape.fontWeight() >= QFont.Weight.DemiBold, shape.fontItalic(), link)
        place += 1


def _field(shape: QTextCharFormat) -> str:
    """What stands in the source for an object; nothing for one that is no field."""
    name = str(shape.property(FIELD) or "")
    return FieldName(name).written if name else ""


def _cut(text: str, start: int, end: int) -> str:
    """Part of a text, counted in UTF-16 units as Qt does."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * max(start, 0) : 2 * max(end, 0)].decode("utf-16-le", "replace")


def whole_table(table: QTextTable) -> TablePassage:
    """A table with all that it holds."""
    return _table(table, range(table.rows()), range(table.columns()))


def _table(table: QTextTable, rows: range, columns: range) -> TablePassage:
    cells = tuple(tuple(_cell(table, row, column) for column in columns) for row in rows)
    shape = table.format()
    return TablePassage(Table(cells[0], cells[1:]), shape.boolProperty(QUOTED), shape.intProperty(DEPTH))


def _cell(table: QTextTable, row: int, column: int) -> tuple[Span, ...]:
    cell = table.cellAt(row, column)
    spans: list[Span] = []
    place = cell.begin()
    while not place.atEnd():
        if spans:
            spans.append(Span("\n"))  # a cell is one run of text: further blocks in it are lines
        spans.extend(_spans(place.currentBlock()))
        place += 1
    return clean_spans(spans)

"""Passages into a QTextDocument, with QTextCursor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextList

from app.domain.prose import Span
from app.domain.prose_field import FieldName, cut_at_fields
from app.domain.prose_passages import AnyPassage, Marker, Passage, TablePassage
from app.ui.editor.formats import OBJECT_CHARACTER, Formats

LINE_SEPARATOR = "\u2028"
"""What Qt calls a line break inside a block."""


@dataclass(slots=True)
class _OpenList:
    made: QTextList
    marker: Marker
    next_number: int


class Builder:
    """Writes passages at a cursor. `fresh` says that the cursor stands in an empty block that may be used up."""

    def __init__(self, cursor: QTextCursor, formats: Formats, *, fresh: bool) -> None:
        self._cursor = cursor
        self._formats = formats
        self._fresh = fresh
        self._open: list[_OpenList] = []
        self._quoted = False
        self._shapes: dict[tuple[int, bool, int, bool], QTextBlockFormat] = {}
        """Of passages that look alike there may be ten thousand: each look is worked out once."""

    def write(self, passages: Iterable[AnyPassage]) -> None:
        """Write passages in normal form, one block each."""
        for passage in passages:
            if passage.quoted != self._quoted:
                self._open.clear()
                self._quoted = passage.quoted
            if isinstance(passage, TablePassage):
                self._table(passage)
            else:
                self._passage(passage)

    def _passage(self, passage: Passage) -> None:
        block = self._shape(passage)
        if self._fresh:
            leave_list(self._cursor)
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(QTextCharFormat())
        else:
            self._cursor.insertBlock(block, QTextCharFormat())
        self._fresh = False
        self._join_list(passage)
        insert_spans(self._cursor, passage.spans, self._formats)

    def _shape(self, passage: Passage) -> QTextBlockFormat:
        look = (passage.level, passage.quoted, passage.depth, passage.marker is Marker.NONE)
        if look not in self._shapes:
            self._shapes[look] = self._formats.block(passage)
        return self._shapes[look]

    def _join_list(self, passage: Passage) -> None:
        del self._open[passage.depth :]
        if passage.marker is Marker.NONE:
            return
        if len(self._open) == passage.depth:
            last = self._open[-1]
            counts_on = passage.marker is Marker.BULLET or passage.number == last.next_number
            if last.marker is passage.marker and counts_on:
                last.made.add(self._cursor.block())
                last.next_number += 1
                return
            del self._open[-1]
        made = self._cursor.createList(self._formats.list(passage.marker, passage.depth, passage.number))
        self._open.append(_OpenList(made, passage.marker, passage.number + 1))

    def _table(self, passage: TablePassage) -> None:
        del self._open[passage.depth :]
        filler = self._formats.block(Passage(quoted=passage.quoted, depth=passage.depth), filler=True)
        if self._fresh:  # Qt keeps this block before the table
            leave_list(self._cursor)
            self._cursor.setBlockFormat(filler)
        table = passage.table
        rows = (table.header, *table.rows)
        shape = self._formats.table(quoted=passage.quoted, depth=passage.depth)
        made = self._cursor.insertTable(len(rows), len(table.header), shape)
        for row, cells in enumerate(rows):
            for column, spans in enumerate(cells):
                cell = made.cellAt(row, column).firstCursorPosition()
                cell.setBlockFormat(self._formats.cell(head=row == 0))
                cell.setBlockCharFormat(QTextCharFormat())
                made.cellAt(row, column).setFormat(self._formats.rule(head=row == 0))  # the same thing to Qt, so last
                insert_spans(cell, spans, self._formats)
        self._cursor.setPosition(made.lastPosition() + 1)
        leave_list(self._cursor)
        self._cursor.setBlockFormat(filler)
        self._fresh = True


def insert_spans(cursor: QTextCursor, spans: Iterable[Span], formats: Formats) -> None:
    """Write spans at the cursor, in the block where it stands."""
    for span in spans:
        for piece in cut_at_fields(span.text):
            if isinstance(piece, FieldName):
                cursor.insertText(OBJECT_CHARACTER, formats.field(span, piece.name))
            else:
                cursor.insertText(piece.replace("\n", LINE_SEPARATOR), formats.characters(span))


def leave_list(cursor: QTextCursor) -> None:
    """Take the cursor's block out of its list, where it is in one."""
    listed: QTextList | None = cursor.block().textList()
    if listed is not None:
        listed.remove(cursor.block())

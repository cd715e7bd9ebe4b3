"""What can be done to a table: put in, more and fewer rows and columns, taken out. Each is one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextList,
    QTextListFormat,
    QTextTable,
)
from shiboken6 import isValid

from app.domain.prose import Table
from app.ui.editor.building import leave_list
from app.ui.editor.commands import one_step
from app.ui.editor.formats import CELL, FILLER, Formats
from app.ui.editor.inserting import insert_blocks
from app.ui.editor.reading import is_filler
from app.ui.editor.tools import Tool

MOST = 12
"""Rows or columns that can be asked for at once; more can be added."""


def insert_table(cursor: QTextCursor, formats: Formats, rows: int, columns: int) -> None:
    """Put an empty table at the cursor, and the cursor in its first cell. `rows` counts the header row."""
    start = cursor.selectionStart()
    empty = ((),) * columns
    insert_blocks(cursor, (Table(empty, (empty,) * (rows - 1)),), formats)
    cursor.setPosition(start)
    while cursor.currentTable() is None and cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
        pass
    table: QTextTable | None = cursor.currentTable()
    if table is not None:
        cursor.setPosition(table.firstPosition())


def change_table(cursor: QTextCursor, formats: Formats, tool: Tool) -> None:
    """Do one of the tools of a table at the cursor; nothing where it is in no table."""
    table: QTextTable | None = cursor.currentTable()
    if table is None:
        return
    cell = table.cellAt(cursor)
    row, column = cell.row(), cell.column()
    with one_step(cursor):
        match tool:
            case Tool.ROW_ABOVE:
                table.insertRows(row, 1)
            case Tool.ROW_BELOW:
                table.insertRows(row + 1, 1)
            case Tool.COLUMN_LEFT:
                table.insertColumns(column, 1)
            case Tool.COLUMN_RIGHT:
                table.insertColumns(column + 1, 1)
            case Tool.ROW_REMOVE if table.rows() > 1:
                _remove_cells(cursor, table, lambda: table.removeRows(row, 1))
            case Tool.COLUMN_REMOVE if table.columns() > 1:
                _remove_cells(cursor, table, lambda: table.removeColumns(column, 1))
            case Tool.ROW_REMOVE | Tool.COLUMN_REMOVE | Tool.TABLE_REMOVE:
                _remove_table(cursor, table)
                return
        _dress(table, formats)
    if tool in (Tool.ROW_BELOW, Tool.COLUMN_RIGHT):
        row, column = row + (tool is Tool.ROW_BELOW), column + (tool is Tool.COLUMN_RIGHT)
    place = table.cellAt(min(row, table.rows() - 1), min(column, table.columns() - 1))
    cursor.setPosition(place.firstCursorPosition().position())


def _dress(table: QTextTable, formats: Formats) -> None:
    """Give every cell the look of its row: the first is the header, whichever that is now."""
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            at = cell.firstCursorPosition()
            if at.blockFormat().intProperty(CELL) == (2 if row == 0 else 1):
                continue
            at.setBlockFormat(formats.cell(head=row == 0))
            if at.block().length() <= 1:
                at.setBlockCharFormat(QTextCharFormat())
            cell.setFormat(formats.rule(head=row == 0))


@dataclass(frozen=True, slots=True)
class _Beside:
    """A block beside a table as it was: Qt gives it another format when what is next to it goes."""

    shape: QTextBlockFormat
    listed: QTextList | None
    list_shape: QTextListFormat | None
    spare: bool
    """Whether it stands there only for Qt's sake, with nothing in it."""

    @classmethod
    def of(cls, block: QTextBlock) -> _Beside:
        listed: QTextList | None = block.textList()
        return cls(block.blockFormat(), listed, None if listed is None else listed.format(), is_filler(block))

    def restore(self, cursor: QTextCursor) -> None:
        """Make the block of the cursor what this one was."""
        leave_list(cursor)
        cursor.setBlockFormat(self.shape)
        if self.listed is not None and isValid(self.listed):
            self.listed.add(cursor.block())
        elif self.list_shape is not None:  # it was the only item, and Qt took the list away with it
            cursor.createList(self.list_shape)


def _remove_cells(cursor: QTextCursor, table: QTextTable, remove: Callable[[], None]) -> None:
    above = QTextCursor(cursor.document().findBlock(table.firstPosition() - 1))
    before = _Beside.of(above.block())
    remove()
    if above.blockFormat() != before.shape:
        before.restore(above)


def _remove_table(cursor: QTextCursor, table: QTextTable) -> None:
    """Take the table out. What stood above it and below it stays apart; where that was nothing, an empty paragraph."""
    document, start = cursor.document(), table.firstPosition() - 1
    above = _Beside.of(document.findBlock(start))
    below = _Beside.of(document.findBlock(table.lastPosition() + 1))
    table.removeRows(0, table.rows())  # what is above and below is one block now
    cursor.setPosition(start)
    if not above.spare and not below.spare:
        cursor.insertBlock()
        below.restore(cursor)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        above.restore(cursor)
        return
    (below if above.spare else above).restore(cursor)
    if above.spare and below.spare and not _beside_table(cursor):
        shape = cursor.blockFormat()
        shape.setProperty(FILLER, False)
        cursor.setBlockFormat(shape)


def _beside_table(cursor: QTextCursor) -> bool:
    block = cursor.block()
    sides = (each for each in (block.previous(), block.next()) if each.isValid())
    return any(QTextCursor(each).currentTable() is not None for each in sides)

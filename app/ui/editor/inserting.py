"""Blocks into the middle of a text that is there already."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtGui import QTextCursor

from app.domain.prose import Block, Paragraph, Span
from app.domain.prose_passages import AnyPassage, Passage, TablePassage, flatten
from app.ui.editor.building import Builder, insert_spans
from app.ui.editor.commands import in_table
from app.ui.editor.formats import Formats


def insert_blocks(cursor: QTextCursor, blocks: tuple[Block, ...], formats: Formats) -> None:
    """Put blocks in the place of the cursor's selection, as one step of undo.

    A single paragraph goes on in the line of the cursor, and so does anything in a cell of a table. Otherwise what
    stands behind the cursor goes on behind the last block.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    match blocks:
        case (Paragraph(spans),):
            insert_spans(cursor, spans, formats)
        case _ if in_table(cursor):
            insert_spans(cursor, _in_one_line(blocks), formats)
        case _:
            _insert_between(cursor, blocks, formats)
    cursor.endEditBlock()


def _insert_between(cursor: QTextCursor, blocks: tuple[Block, ...], formats: Formats) -> None:
    passages = list(flatten(blocks))
    has_tail = not cursor.atBlockEnd()
    if has_tail:
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    first, *others = passages
    if _is_plain(first):
        insert_spans(cursor, first.spans, formats)
        Builder(cursor, formats, fresh=False).write(others)
    else:
        Builder(cursor, formats, fresh=cursor.block().length() <= 1).write(passages)
    if has_tail and _is_plain(passages[-1]):
        cursor.deleteChar()


def _is_plain(passage: AnyPassage) -> TypeGuard[Passage]:
    return isinstance(passage, Passage) and passage == Passage(passage.spans)


def _in_one_line(blocks: tuple[Block, ...]) -> list[Span]:
    """The text of all blocks, with a line break where a block ends."""
    spans: list[Span] = []
    for passage in flatten(blocks):
        rows = (
            [(passage.spans,)] if not isinstance(passage, TablePassage) else [passage.table.header, *passage.table.rows]
        )
        for row in rows:
            if spans:
                spans.append(Span("\n"))
            for cell in row:
                spans.extend(cell)
                spans.append(Span(" "))
            spans.pop()
    return spans

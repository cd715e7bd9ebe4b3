"""What the toolbar and the keys do to the passages that are selected. Each command is one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextCursor, QTextList, QTextListFormat, QTextTable

from app.domain.prose_passages import DEEPEST_LIST, Marker, Passage
from app.ui.editor.building import leave_list
from app.ui.editor.formats import QUOTED, Formats


def passage_at(block: QTextBlock) -> Passage:
    """Where a block stands, without its text; a numbered item's number is not counted."""
    shape = block.blockFormat()
    level, quoted = min(shape.headingLevel(), 3), shape.boolProperty(QUOTED)
    listed: QTextList | None = block.textList()
    if listed is None:
        return Passage((), level, quoted, shape.indent())
    numbered = listed.format().style() is QTextListFormat.Style.ListDecimal
    marker = Marker.NUMBER if numbered else Marker.BULLET
    return Passage((), level, quoted, max(listed.format().indent(), 1), marker)


def in_table(cursor: QTextCursor) -> bool:
    """Whether either end of the selection lies in a table, where there are no headings, lists and quotes."""
    ends = QTextCursor(cursor)
    tables: list[QTextTable | None] = []
    for position in (cursor.selectionStart(), cursor.selectionEnd()):
        ends.setPosition(position)
        tables.append(ends.currentTable())
    return any(table is not None for table in tables)


class Commands:
    """Changes to the blocks of a selection, in one page style."""

    def __init__(self, formats: Formats) -> None:
        self.formats = formats

    def set_level(self, cursor: QTextCursor, level: int) -> None:
        """Make headings of a level, or paragraphs with level 0."""
        with one_step(cursor):
            for block in _blocks(cursor):
                self._place(block, lambda passage: Passage((), level, passage.quoted, passage.depth, passage.marker))

    def toggle_quote(self, cursor: QTextCursor) -> None:
        """Quote what is selected, or no longer where all of it is quoted."""
        blocks = list(_blocks(cursor))
        quoted = not all(passage_at(block).quoted for block in blocks)
        with one_step(cursor):
            for block in blocks:
                before = passage_at(block)
                self._place(block, lambda p: Passage((), p.level, quoted, p.depth, p.marker))
                if before.quoted != quoted and before.marker is not Marker.NONE:
                    self._put_in_list(block, before.marker, before.depth)

    def toggle_list(self, cursor: QTextCursor, marker: Marker) -> None:
        """Make items with this marker of what is selected, or paragraphs where all of it is such items."""
        blocks = list(_blocks(cursor))
        with one_step(cursor):
            if all(passage_at(block).marker is marker for block in blocks):
                for block in blocks:
                    self._leave(block, 0)
            else:
                for block in blocks:
                    self._put_in_list(block, marker, max(passage_at(block).depth, 1))

    def deepen(self, cursor: QTextCursor, by: int) -> None:
        """Move the selected items, and what hangs under them, a level deeper or higher; the highest leave the list."""
        blocks = [block for block in _with_children(cursor) if passage_at(block).depth]
        if not blocks or (by > 0 and not _may_deepen(blocks)):
            return
        with one_step(cursor):
            for block in blocks:
                self.move(block, passage_at(block).depth + by)

    def move(self, block: QTextBlock, depth: int) -> None:
        """Put a block at another depth: an item into the list there, or out of all lists."""
        passage = passage_at(block)
        if passage.marker is Marker.NONE or depth == 0:
            self._leave(block, depth)
        else:
            self._put_in_list(block, passage.marker, depth)

    def lift(self, cursor: QTextCursor) -> bool:
        """Take away what is special about an empty or backspaced block, one thing at a time; False if there is nothing.

        An item becomes a further paragraph of the item above, then of the text; a heading becomes a paragraph;
        a quoted paragraph leaves its quote.
        """
        block = cursor.block()
        passage = passage_at(block)
        with one_step(cursor):
            if passage.marker is not Marker.NONE:
                above = block.previous()
                inside = above.isValid() and passage_at(above).depth >= passage.depth
                self._leave(block, passage.depth if inside and block.length() > 1 else passage.depth - 1)
            elif passage.level:
                self.set_level(cursor, 0)
            elif passage.depth:
                self._leave(block, 0)
            elif passage.quoted:
                self.toggle_quote(cursor)
            else:
                return False
        return True

    def _leave(self, block: QTextBlock, depth: int) -> None:
        at = QTextCursor(block)
        leave_list(at)
        passage = passage_at(block)
        at.mergeBlockFormat(self.formats.block(Passage((), passage.level, passage.quoted, depth)))

    def _place(self, block: QTextBlock, change: Callable[[Passage], Passage]) -> None:
        QTextCursor(block).mergeBlockFormat(self.formats.block(change(passage_at(block))))

    def _put_in_list(self, block: QTextBlock, marker: Marker, depth: int) -> None:
        at = QTextCursor(block)
        passage = passage_at(block)
        leave_list(at)
        at.mergeBlockFormat(self.formats.block(Passage((), passage.level, passage.quoted, depth, marker)))
        if (neighbour := _list_beside(block, marker, depth)) is not None:
            neighbour.add(block)
        else:
            at.createList(self.formats.list(marker, depth, 1))


def _list_beside(block: QTextBlock, marker: Marker, depth: int) -> QTextList | None:
    """The list that an item at this depth would go on with, above or below."""
    quoted = passage_at(block).quoted
    for step in (QTextBlock.previous, QTextBlock.next):
        beside = step(block)
        while beside.isValid() and QTextCursor(beside).currentTable() is None:
            passage = passage_at(beside)
            if passage.quoted != quoted or passage.depth < depth:
                break
            if passage.depth == depth and passage.marker is not Marker.NONE:
                if passage.marker is marker:
                    return beside.textList()
                break
            beside = step(beside)
    return None


def _blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    while block.isValid():
        yield block
        if block == last:
            return
        block = block.next()


def _with_children(cursor: QTextCursor) -> list[QTextBlock]:
    blocks = list(_blocks(cursor))
    depth = min(passage_at(block).depth for block in blocks)
    child = blocks[-1].next()
    while child.isValid() and (passage := passage_at(child)).depth:
        if passage.depth < depth or (passage.depth == depth and passage.marker is not Marker.NONE):
            break
        blocks.append(child)
        child = child.next()
    return blocks


def _may_deepen(blocks: list[QTextBlock]) -> bool:
    """An item can go one level below the item above it, and no deeper than the source can hold."""
    first, above = passage_at(blocks[0]), blocks[0].previous()
    beside = above.isValid() and passage_at(above).quoted == first.quoted
    room = passage_at(above).depth if beside else 0
    return first.depth <= room and all(passage_at(block).depth < DEEPEST_LIST for block in blocks)


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """All that is done in it is undone at once."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()

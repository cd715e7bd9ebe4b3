"""Keeping what is seen what will be stored, after lists were cut into.

When an item goes, what hung under it would hang in the air: the source draws it up (app.domain.prose_passages), and so
the page has to, at once and within the same step of undo.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable

from app.domain.prose_passages import Marker
from app.ui.editor.commands import Commands, passage_at
from app.ui.editor.formats import DEPTH, QUOTED


def settle(document: QTextDocument, commands: Commands, start: int, end: int) -> None:
    """Draw up what lies too deep, in the lists that reach into the characters from `start` to `end`."""
    last = document.findBlock(min(end, document.characterCount() - 1))
    step = QTextCursor(document)
    changed = False
    room, quoted = 0, False  # how many lists are open here
    for block in _from(_top_before(document.findBlock(start))):
        table = _table_of(block)
        here_quoted = table.format().boolProperty(QUOTED) if table else passage_at(block).quoted
        if here_quoted != quoted:
            room, quoted = 0, here_quoted
        depth = table.format().intProperty(DEPTH) if table else passage_at(block).depth
        marked = table is None and passage_at(block).marker is not Marker.NONE
        allowed = min(depth, room + marked)
        if allowed < depth:
            if not changed:
                step.joinPreviousEditBlock()
                changed = True
            _draw_up(block, table, allowed, commands)
        room = allowed
        if not allowed and block.position() > last.position():
            break
    if changed:
        step.endEditBlock()


def _draw_up(block: QTextBlock, table: QTextTable | None, depth: int, commands: Commands) -> None:
    if table is not None:
        quoted = table.format().boolProperty(QUOTED)
        shape = table.format()
        shape.setLeftMargin(commands.formats.table(quoted=quoted, depth=depth).leftMargin())
        shape.setProperty(DEPTH, depth)
        table.setFormat(shape)
    else:
        commands.move(block, depth)


def _top_before(block: QTextBlock) -> QTextBlock:
    """The nearest block above that lies in no list, or the first of all."""
    while block.previous().isValid():
        table = _table_of(block)
        if table is None and not passage_at(block).depth:
            break
        block = block.previous()
    return block


def _from(block: QTextBlock) -> Iterator[QTextBlock]:
    """A block and those below it; of a table only the first."""
    while block.isValid():
        yield block
        table = _table_of(block)
        block = block.document().findBlock(table.lastPosition() + 1) if table else block.next()


def _table_of(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()

"""What a document says, read once: after a keystroke only the block that it touched is read again.

A text is kept every two seconds while somebody types. Reading and writing a hundred pages each time would hold up the
keys; what is remembered here makes it a matter of a few milliseconds. It is remembered with the document and dies
with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

from app.domain.prose import Block, Span
from app.domain.prose_inline import Place, write_spans
from app.domain.prose_passages import AnyPassage, assemble
from app.domain.prose_writer import write_blocks
from app.ui.editor.reading import Line, Lists, read_line, whole_table


class _Table:
    """Stands for a block in a cell: tables are few, and are read anew."""


_CELL = _Table()


class KeptReading(QObject):
    """Follows one document from its beginning."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._lines: list[Line | _Table | None] = [None] * document.blockCount()
        """What each block said when it was last read; None for one that is to be read."""
        self._passages: tuple[AnyPassage, ...] | None = None
        """All of it, as long as nothing changes."""
        self._written: dict[tuple[int, Place], tuple[Sequence[Span], str]] = {}
        """The source of spans, by which spans they are: those that are in `_lines` stay the same objects."""
        self._redo_steps = 0
        document.contentsChange.connect(self._changed)

    def blocks(self) -> tuple[Block, ...]:
        """The whole text in normal form."""
        return assemble(self.passages())

    def source(self) -> str:
        """The stored source of the whole text, as app.domain.prose_source writes it."""
        before, now = self._written, dict[tuple[int, Place], tuple[Sequence[Span], str]]()

        def write(spans: Sequence[Span], place: Place) -> str:
            key = (id(spans), place)
            known = before.get(key)
            if known is None or known[0] is not spans:
                known = (spans, write_spans(spans, place))
            now[key] = known
            return known[1]

        source = write_blocks(self.blocks(), write)
        self._written = now
        return source

    def read_ahead(self) -> None:
        """Read everything now, so that the first time it is asked for costs no more than the next."""
        self.source()

    def passages(self) -> tuple[AnyPassage, ...]:
        """The passages in reading order."""
        if self._passages is None:
            self._passages = tuple(self._read_all())
        return self._passages

    def _read_all(self) -> Iterator[AnyPassage]:
        document, lists, number = self._document, Lists(self._document), 0
        while number < len(self._lines):
            line = self._lines[number] or self._read(number)
            if isinstance(line, Line):
                if not line.filler:
                    yield lists.passage(line, number)
                number += 1
                continue
            table: QTextTable = QTextCursor(document.findBlockByNumber(number)).currentTable()
            yield whole_table(table)
            number = document.findBlock(table.lastPosition()).blockNumber() + 1

    def _read(self, number: int) -> Line | _Table:
        block = self._document.findBlockByNumber(number)
        table: QTextTable | None = QTextCursor(block).currentTable()
        line = self._lines[number] = read_line(block) if table is None else _CELL
        return line

    def _changed(self, position: int, _removed: int, added: int) -> None:
        """Forget the blocks that were touched and one on either side, and no other. After undo and redo forget all: a
        block that comes back may give another one its format, of which Qt does not tell.
        """
        self._passages = None
        document, lines = self._document, self._lines
        end = min(position + added, max(document.characterCount() - 1, 0))
        start_block, end_block = document.findBlock(position), document.findBlock(end)
        first = max(start_block.blockNumber() - 1, 0)
        last = min(end_block.blockNumber() + 1, document.blockCount() - 1)
        grown = document.blockCount() - len(lines)
        redo_steps, before = document.availableRedoSteps(), self._redo_steps
        self._redo_steps = redo_steps
        told = redo_steps == before and start_block.isValid() and end_block.isValid() and last - grown + 1 >= first
        if told:
            lines[first : last - grown + 1] = [None] * (last - first + 1)
        if not told or len(lines) != document.blockCount():
            self._lines = [None] * document.blockCount()

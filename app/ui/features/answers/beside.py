"""What the client was shown, with the comments at the paragraphs that they are on.

One document and no widget for each comment: ten thousand of them are a second's work, and are there at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from app.domain.answer import WHOLE_DOCUMENT
from app.domain.client_comment import ClientComment
from app.domain.prose import Block, Heading, Quote
from app.packages.prose_html import blocks_html
from app.ui.context import Context
from app.ui.editor import HOUSE_STYLE

_COMMENT = QTextFormat.Property.UserProperty + 1
_INDENT, _QUOTED, _BETWEEN, _RULE, _MARGIN = 16, 40, 6, 3, 20
_QUOTE = QTextFormat.Property.UserProperty + 2
_LINE = "\u2028"
"""A new line in the same block."""


class _Shown(QTextDocument):
    """Opens nothing: whatever file or address it names, it gets nothing for it."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing. It has to be an empty something: for None Qt would read the file itself."""
        return QByteArray()


class DraftBeside(QTextEdit):
    """Read only; comments on the whole stand above the text."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("draft_beside")
        self.setAccessibleName(context.text("answers.beside"))
        self.setDocument(_Shown(self))
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_text(self, blocks: tuple[Block, ...], comments: Sequence[ClientComment]) -> None:
        """Show a text and what was said of it."""
        at: dict[int, list[ClientComment]] = defaultdict(list)
        for each in comments:
            at[each.block].append(each)
        document, place = _Shown(self), self.verticalScrollBar().value()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_MARGIN)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        self._write(cursor, at[WHOLE_DOCUMENT])
        for number, block in enumerate(blocks):
            _below(cursor)
            _put(cursor, block, self.palette().color(QPalette.ColorRole.Link))
            self._write(cursor, at[number])
        cursor.endEditBlock()
        before = self.document()
        self.setDocument(document)
        before.deleteLater()
        self.verticalScrollBar().setValue(place)

    def comments(self) -> list[str]:
        """The comments that are shown, from the top."""
        found, block = [], self.document().begin()
        while block.isValid():
            if block.blockFormat().boolProperty(_COMMENT):
                found.append(block.text().partition(_LINE)[2].replace(_LINE, "\n"))
            block = block.next()
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and a rule beside each comment in the colour of what asks attention."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(event.rect().topLeft()).block()
        colour = QColor(self._context.colours.warning)
        while block.isValid():
            bounds = layout.blockBoundingRect(block).translated(0, -scrolled)
            if bounds.top() > event.rect().bottom():
                break
            if block.blockFormat().boolProperty(_QUOTE):
                rule = QRectF(_MARGIN + _INDENT, bounds.top(), 2, bounds.height())
                painter.fillRect(rule, self.palette().color(QPalette.ColorRole.Mid))
            if block.blockFormat().boolProperty(_COMMENT):
                painter.fillRect(QRectF(_MARGIN, bounds.top(), _RULE, bounds.height()), colour)
            block = block.next()
        painter.end()

    def _write(self, cursor: QTextCursor, comments: Sequence[ClientComment]) -> None:
        """A comment is text, whatever it looks like (F22)."""
        shape = QTextBlockFormat()
        shape.setProperty(_COMMENT, True)
        shape.setLeftMargin(_INDENT)
        shape.setTopMargin(_BETWEEN)
        shape.setBottomMargin(_BETWEEN)
        shape.setBackground(QColor(self._context.colours.warning_soft))
        head, words = QTextCharFormat(), QTextCharFormat()
        head.setForeground(QColor(self._context.colours.muted))
        head.setFontPointSize(max(1.0, self.font().pointSizeF() * 0.87))
        title = self._context.text("answers.comment")
        for each in comments:
            _below(cursor)
            cursor.setBlockFormat(shape)
            cursor.insertText(f"{title}{_LINE}", head)
            cursor.insertText(_LINE.join(each.text.splitlines()), words)


def _put(cursor: QTextCursor, block: Block, accent: QColor) -> None:
    """A block in its styles, as the editor shows it. Its markup is the program's own: every text in it is escaped, and
    nothing is fetched.
    """
    start = cursor.position()
    cursor.insertHtml(blocks_html((block,)))
    # What Qt puts into a block that is there already loses the room around it.
    room = QTextBlockFormat()
    room.setTopMargin(_BETWEEN)
    if isinstance(block, Quote):
        room.setLeftMargin(_QUOTED)
        room.setProperty(_QUOTE, True)
    whole = QTextCursor(cursor)
    whole.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
    whole.mergeBlockFormat(room)
    if isinstance(block, Heading):
        # As a whole: Qt's own measure of a heading, once there, wins from any size that is merged into it.
        whole.setCharFormat(_heading(block.level, accent))


def _heading(level: int, accent: QColor) -> QTextCharFormat:
    kind, look = HOUSE_STYLE.headings[min(level, 3) - 1], QTextCharFormat()
    look.setFontPointSize(kind.size * HOUSE_STYLE.scale)
    look.setFontWeight(QFont.Weight.Bold if kind.bold else QFont.Weight.Normal)
    look.setFontItalic(kind.italic)
    if kind.accent:
        look.setForeground(accent)
    return look


def _below(cursor: QTextCursor) -> None:
    """A new block, unless nothing stands in this one."""
    if not cursor.atStart():
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())

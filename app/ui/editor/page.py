"""The page itself: a QTextEdit that knows passages, and takes nothing in that the source cannot hold."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.domain.guidance import Guidance, guidance_in
from app.domain.prose import Block, Paragraph, Span
from app.domain.prose_passages import AnyPassage, flatten
from app.ui.answer_file import dropped_answer
from app.ui.editor.building import Builder
from app.ui.editor.clipboard import from_clipboard, to_clipboard
from app.ui.editor.commands import Commands, one_step
from app.ui.editor.fields import FieldLook, FieldOffer
from app.ui.editor.formats import FIELD_OBJECT, OBJECT_CHARACTER, QUOTED, Formats, HeadingLook
from app.ui.editor.inserting import insert_blocks
from app.ui.editor.kept_reading import KeptReading
from app.ui.editor.keys import begin_list, joins_blocks, press
from app.ui.editor.over_guidance import commit_over_guidance, press_over_guidance, reach_over_guidance
from app.ui.editor.page_style import HOUSE_STYLE, PageStyle
from app.ui.editor.reading import selected_blocks
from app.ui.editor.settling import settle
from app.ui.theme.fonts import enlarged

_MARGIN = 20
"""Pixels of white around the text."""
_LEFT_AT = "left_at"
"""Where the cursor was in a text that was laid down."""


class ProseDocument(QTextDocument):
    """A text that opens nothing: whatever file or address it names, it gets nothing for it."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing. It has to be an empty something: for None Qt would read the file itself."""
        return QByteArray()


class ProsePage(QTextEdit):
    """A column of text as it will be printed."""

    written = Signal()
    """Something in the text changed, by whatever hand."""
    pictures_left_out = Signal(int)
    """So many pictures or files were pasted and not kept."""
    table_as_lines = Signal()
    """A table too large for a text was pasted, and stands there as lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.centred = True
        """Whether the text stands in the middle, as on a sheet of paper; else at the left."""
        self._building = False
        self._touched = False
        self._block_count = 1
        self._unsettled: tuple[int, int] | None = None
        self.guidance: Guidance = guidance_in(())
        """What own words take the place of; see over_guidance."""
        self._ahead = QTimer(self, singleShot=True, interval=0)  # once the page is there, and before somebody types
        self._ahead.timeout.connect(self._read_ahead)
        self._formats = self._make_formats(_as_large_as_is_read())
        self.setDocument(ProseDocument(self))
        self.setAcceptRichText(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fields = FieldLook(self, lambda: self._formats)
        self._follow()
        self.set_page_style(self._formats.style)

    @property
    def formats(self) -> Formats:
        """The formats of the page style."""
        return self._formats

    @property
    def commands(self) -> Commands:
        """What can be done to the selection, in this page style."""
        return Commands(self._formats)

    def blocks(self) -> tuple[Block, ...]:
        """The text in normal form."""
        return self._reading.blocks()

    def passages(self) -> tuple[AnyPassage, ...]:
        """The passages of the text, in reading order."""
        return self._reading.passages()

    def source(self) -> str:
        """The stored source of the text, canonical."""
        return self._reading.source()

    def set_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show another text. There is nothing to undo afterwards, and `written` is not emitted."""
        self._building = True
        try:
            document = self.document()
            document.setUndoRedoEnabled(False)
            document.clear()
            document.setDefaultFont(self._formats.font(self._formats.style.body))
            document.setDocumentMargin(_MARGIN)
            document.setIndentWidth(self._formats.pixels(self._formats.style.list_indent))
            cursor = QTextCursor(document)
            cursor.beginEditBlock()
            Builder(cursor, self._formats, fresh=True).write(flatten(blocks or (Paragraph(()),)))
            cursor.endEditBlock()
            document.setUndoRedoEnabled(True)
            document.setModified(False)
            self.moveCursor(QTextCursor.MoveOperation.Start)
        finally:
            self._building = self._touched = False
            self._block_count = self.document().blockCount()
        self._ahead.start()

    def _read_ahead(self) -> None:
        """Once, however often the text was set meanwhile; where nobody can type nobody waits for it."""
        if not self.isReadOnly():
            self._reading.read_ahead()

    def lay_down(self) -> QTextDocument:
        """Give away the text with all that can be undone in it; the page is empty afterwards."""
        document = self.document()
        document.setProperty(_LEFT_AT, self.textCursor().position())
        document.contentsChange.disconnect(self._note)
        document.contentsChanged.disconnect(self._tell)
        document.documentLayout().unregisterHandler(FIELD_OBJECT)
        self._look.setDocument(None)
        self._reading.deleteLater()
        self.setDocument(ProseDocument(self))
        self._follow()
        self.set_blocks(())
        return document

    def take_up(self, document: QTextDocument) -> None:
        """Show a text that was laid down, with the cursor where it was; `written` is not emitted."""
        before = self.document()
        document.setParent(self)
        self.setDocument(document)
        before.deleteLater()
        self._follow()
        cursor = self.textCursor()
        cursor.setPosition(min(int(document.property(_LEFT_AT) or 0), document.characterCount() - 1))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _follow(self) -> None:
        """Read and draw the document that is on the page now."""
        document = self.document()
        self._building = True
        self._reading = KeptReading(document)
        document.documentLayout().registerHandler(FIELD_OBJECT, self._fields)
        self._look = HeadingLook(document, self._formats, self.palette().color(QPalette.ColorRole.Link))
        self._look.rehighlight()
        # contentsChange tells of the text alone; contentsChanged also of how headings are drawn.
        document.contentsChange.connect(self._note)
        document.contentsChanged.connect(self._tell)
        self._building = self._touched = False
        self._unsettled = None
        self._block_count = document.blockCount()

    def set_page_style(self, style: PageStyle) -> None:
        """Set the text in another style. Undo begins anew."""
        blocks, position = self.blocks(), self.textCursor().position()
        self._formats = self._make_formats(style)
        self._redraw()
        self.set_blocks(blocks)
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._centre()

    def insert_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Put blocks in the place of the selection, as one step of undo."""
        reach_over_guidance(self, self.guidance)
        cursor = self.textCursor()
        insert_blocks(cursor, blocks, self._formats)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_text(self, spans: tuple[Span, ...]) -> None:
        """Put words in the place of the selection, as one step of undo: `{{client.name}}` becomes a field."""
        self.insert_blocks((Paragraph(spans),))

    def offer_fields(self, offers: tuple[FieldOffer, ...], empty: str, unknown: str) -> None:
        """Know these fields from now on, and show them as what they are; see FieldLook."""
        self._fields.offer(offers, empty, unknown)
        if OBJECT_CHARACTER in self.document().toPlainText():  # their boxes may take more or less room now
            self.document().markContentsDirty(0, self.document().characterCount())

    def field_tells(self, name: str) -> str:
        """A field in words: what it is called and what it stands for now."""
        return self._fields.tells(name)

    # What follows are calls by Qt.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean something to guidance and to passages first, then Qt's own."""
        writing = not self.isReadOnly()
        if writing and (press_over_guidance(self, self.guidance, event) or press(self, self.commands, event)):
            return
        if writing and joins_blocks(self.textCursor(), event):
            with one_step(self.textCursor()):  # with what is drawn up because of it
                super().keyPressEvent(event)
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
            if writing and event.key() == Qt.Key.Key_Space:
                begin_list(self, self.commands)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A letter of more keys than one: it takes the place of guidance, too."""
        if not self.isReadOnly() and commit_over_guidance(self, self.guidance, event):
            event = QInputMethodEvent("", [])  # what was shown until now goes
        super().inputMethodEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What copying, cutting and dragging take along."""
        return to_clipboard(selected_blocks(self.textCursor()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether pasting would do or say something."""
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """An answer of a client is for the window, not for the text."""
        if dropped_answer(event.mimeData()) is None:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste what the source can hold, and tell of what it cannot."""
        pasted = from_clipboard(source)
        if pasted.blocks:
            self.insert_blocks(pasted.blocks)
        if pasted.pictures:
            self.pictures_left_out.emit(pasted.pictures)
        if pasted.as_lines:
            self.table_as_lines.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        self._centre()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and a rule beside what is quoted."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(event.rect().topLeft()).block()
        while block.isValid():
            bounds = layout.blockBoundingRect(block).translated(0, -scrolled)
            if bounds.top() > event.rect().bottom():
                break
            following = block.next()
            if block.blockFormat().boolProperty(QUOTED):
                bounds.setLeft(_MARGIN + self._formats.pixels(2))
                bounds.setWidth(2)
                if following.isValid() and following.blockFormat().boolProperty(QUOTED):
                    bounds.setBottom(layout.blockBoundingRect(following).top() - scrolled)
                painter.fillRect(bounds, self.palette().color(QPalette.ColorRole.Mid))
            block = following
        painter.end()

    def _redraw(self) -> None:
        self._look.change(self._formats, self.palette().color(QPalette.ColorRole.Link))

    def _make_formats(self, style: PageStyle) -> Formats:
        return Formats(style, self.logicalDpiY() / 72)

    def _centre(self) -> None:
        column = round(self._formats.pixels(self._formats.style.text_width)) + 2 * _MARGIN
        frame = 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        side = max(0, (self.width() - frame - column) // 2)
        self.setViewportMargins(side if self.centred else 0, 0, side if self.centred else 2 * side, 0)

    def _note(self, position: int, removed: int, added: int) -> None:
        if self._building:
            return
        self._touched = True
        # Letters that are added change no list; blocks that come, go or take another format do.
        if removed or self.document().blockCount() != self._block_count:
            self._unsettled = (position, position + added)
        self._block_count = self.document().blockCount()

    def _tell(self) -> None:
        if self._building or not self._touched:
            return
        self._touched = False
        if self._unsettled is not None:
            (start, end), self._unsettled = self._unsettled, None
            if not self.document().isRedoAvailable():  # else this is an undo: what it changed is taken back, not mended
                self._building = True
                settle(self.document(), self.commands, start, end)
                self._building = False
        self.written.emit()


def _as_large_as_is_read() -> PageStyle:
    """The house style, larger where the whole window is."""
    return replace(HOUSE_STYLE, scale=HOUSE_STYLE.scale * enlarged())

"""The editor: a toolbar over a page, and the stored source in and out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.prose_passages import Marker
from app.domain.prose_source import read_source
from app.kernel.translator import Translator
from app.ui.editor.commands import in_table, passage_at
from app.ui.editor.page import ProsePage
from app.ui.editor.page_style import PageStyle
from app.ui.editor.toolbar import Toolbar
from app.ui.editor.tools import LEVELS, Tool

_OF_PASSAGES = (*LEVELS, Tool.BULLETS, Tool.NUMBERS, Tool.QUOTE)


class ProseEditor(QWidget):
    """Edits one written text. It stores nothing: its owner listens to `edited` and asks for the source in time."""

    edited = Signal()
    """The text changed. Comes with every keystroke and carries nothing: wait a moment before asking for `source`."""
    notice = Signal(str)
    """Something to tell the coach, in words: a picture that was pasted and not kept."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self.page = ProsePage(self)
        self.page.setObjectName("editor.page")
        self.page.setAccessibleName(translator.text("editor.page"))
        self._toolbar = Toolbar(translator, self._use, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._toolbar)
        column.addWidget(self.page)
        self.setTabOrder(self._toolbar, self.page)
        self.setFocusProxy(self.page)
        self.page.written.connect(self.edited)
        self.page.written.connect(self._show_state)
        self.page.pictures_left_out.connect(self._tell_of_pictures)
        self.page.cursorPositionChanged.connect(self._show_state)
        self.page.currentCharFormatChanged.connect(self._show_state)
        self.page.undoAvailable.connect(lambda on: self._toolbar.enable(Tool.UNDO, on))
        self.page.redoAvailable.connect(lambda on: self._toolbar.enable(Tool.REDO, on))
        self.set_source("")

    def set_source(self, text: str) -> None:
        """Show a stored source. There is nothing to undo afterwards; `edited` is not emitted."""
        self.page.set_blocks(read_source(text))
        self._toolbar.enable(Tool.UNDO, False)
        self._toolbar.enable(Tool.REDO, False)
        self._show_state()

    def source(self) -> str:
        """The source of the text as it stands, canonical. Only what changed since the last time is read again."""
        return self.page.source()

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read and copied only, or be written again."""
        flags = Qt.TextInteractionFlag
        reading = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        self.page.setTextInteractionFlags(reading if read_only else flags.TextEditorInteraction)
        self._toolbar.setVisible(not read_only)
        for action in self.actions():
            action.setVisible(not read_only)  # an action that is not seen answers to no shortcut either

    def is_read_only(self) -> bool:
        """Whether the text can only be read."""
        return self.page.isReadOnly()

    def set_page_style(self, style: PageStyle) -> None:
        """Set the text in the type in which it will be printed. Undo begins anew."""
        self.page.set_page_style(style)

    def _use(self, tool: Tool) -> None:
        page, cursor = self.page, self.page.textCursor()
        match tool:
            case Tool.PARAGRAPH | Tool.HEADING_1 | Tool.HEADING_2 | Tool.HEADING_3:
                page.commands.set_level(cursor, LEVELS.index(tool))
            case Tool.BULLETS:
                page.commands.toggle_list(cursor, Marker.BULLET)
            case Tool.NUMBERS:
                page.commands.toggle_list(cursor, Marker.NUMBER)
            case Tool.QUOTE:
                page.commands.toggle_quote(cursor)
            case Tool.BOLD:
                change = QTextCharFormat()
                change.setFontWeight(QFont.Weight.Normal if self._is_bold() else QFont.Weight.Bold)
                page.mergeCurrentCharFormat(change)
            case Tool.ITALIC:
                change = QTextCharFormat()
                change.setFontItalic(not page.currentCharFormat().fontItalic())
                page.mergeCurrentCharFormat(change)
            case Tool.UNDO:
                page.undo()
            case Tool.REDO:
                page.redo()
        page.setFocus()
        self._show_state()

    def _is_bold(self) -> bool:
        return self.page.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold

    def _show_state(self) -> None:
        """Let the toolbar tell of the text at the cursor. Looks at one block only: it comes with every keystroke."""
        cursor = self.page.textCursor()
        passage = passage_at(cursor.block())
        free = not in_table(cursor)
        for tool in _OF_PASSAGES:
            self._toolbar.enable(tool, free)
        self._toolbar.show_level(passage.level)
        self._toolbar.check(Tool.BULLETS, passage.marker is Marker.BULLET)
        self._toolbar.check(Tool.NUMBERS, passage.marker is Marker.NUMBER)
        self._toolbar.check(Tool.QUOTE, passage.quoted)
        self._toolbar.check(Tool.BOLD, self._is_bold())
        self._toolbar.check(Tool.ITALIC, self.page.currentCharFormat().fontItalic())

    def _tell_of_pictures(self, count: int) -> None:
        self.notice.emit(self._translator.count("editor.pictures_left_out", count))

"""The editor: a toolbar over a page, and the stored source in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.guidance import guidance_in
from app.domain.prose import Span
from app.domain.prose_field import FieldName
from app.domain.prose_passages import Marker
from app.domain.prose_source import read_source, write_source
from app.domain.prose_text import clean_link
from app.kernel.translator import Translator
from app.ui.editor.commands import in_table, passage_at
from app.ui.editor.fields import FieldOffer
from app.ui.editor.find_bar import FindBar
from app.ui.editor.formats import LINK
from app.ui.editor.over_guidance import go_to_guidance
from app.ui.editor.page import ProsePage
from app.ui.editor.page_style import PageStyle
from app.ui.editor.popups import Choice, ChoiceList, LinkAddress, TableSize
from app.ui.editor.reading import selected_blocks
from app.ui.editor.status_line import StatusLine
from app.ui.editor.tables import change_table, insert_table
from app.ui.editor.toolbar import Toolbar
from app.ui.editor.tools import LEVELS, OF_TABLE, Tool
from app.ui.keeping.shelf import Shelf
from app.ui.tab_order import tab_through

_OF_PASSAGES = (*LEVELS, Tool.BULLETS, Tool.NUMBERS, Tool.QUOTE)


@dataclass(frozen=True, slots=True)
class TextOffer:
    """A text to reuse: its name, and its stored source."""

    name: str
    source: str


class ProseEditor(QWidget):
    """Edits one written text. It stores nothing: its owner listens to `edited` and asks for the source in time."""

    edited = Signal()
    """The text changed. Comes with every keystroke and carries nothing: wait a moment before asking for `source`."""
    notice = Signal(str)
    """Something to tell the coach, in words: a picture that was pasted and not kept."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._fields: tuple[FieldOffer, ...] = ()
        self._texts: Callable[[], Sequence[TextOffer]] | None = None
        self._keep: Callable[[str], None] | None = None
        self._manage: Callable[[], None] | None = None
        self._toolbar = Toolbar(translator, self._use, self)  # made first: Tab comes to it first
        self.page = ProsePage(self)
        self.page.setObjectName("editor.page")
        self.page.setAccessibleName(translator.text("editor.page"))
        self._find_bar = FindBar(translator, self.page, self)
        self._find_bar.setObjectName("editor.find_bar")
        self._status = StatusLine(translator, self.page, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._toolbar)
        column.addWidget(self._find_bar)
        column.addWidget(self.page)
        column.addWidget(self._status)
        tab_through(self._toolbar, self._find_bar, self.page, self._status)
        self.setFocusProxy(self.page)
        self.page.written.connect(self.edited)
        self.page.written.connect(self._show_state)
        self.page.pictures_left_out.connect(self._tell_of_pictures)
        self.page.table_as_lines.connect(self._tell_of_table)
        self.page.cursorPositionChanged.connect(self._show_state)
        self.page.currentCharFormatChanged.connect(self._show_state)
        self.page.undoAvailable.connect(lambda on: self._toolbar.enable(Tool.UNDO, on))
        self.page.redoAvailable.connect(lambda on: self._toolbar.enable(Tool.REDO, on))
        self._toolbar.show_tool(Tool.FIELD, False)
        self._toolbar.show_tool(Tool.TEXT, False)
        self.set_source("")

    def set_source(self, text: str) -> None:
        """Show a stored source. There is nothing to undo afterwards; `edited` is not emitted."""
        self.page.set_blocks(read_source(text))
        self._shown_anew()

    def leave(self, record: str, shelf: Shelf) -> None:
        """Lay the text of a record down, so that one can still undo in it when one comes back; the page is empty."""
        shelf.put(record, self.page.lay_down())
        self._shown_anew()

    def come_back(self, record: str, text: str, shelf: Shelf) -> None:
        """As `set_source`, and where the text of this record was left as it is now, what was done can be undone."""
        document = shelf.take(record)
        if document is None:
            self.set_source(text)
            return
        self.page.take_up(document)
        if self.source() != text:  # it was written elsewhere meanwhile
            self.set_source(text)
            return
        self._shown_anew()

    def change_source(self, text: str) -> None:
        """Put another text in the place of this one, as a step that can be undone; nothing where it is the same."""
        if text == self.source():
            return
        cursor = self.page.textCursor()
        position = cursor.position()
        self.page.selectAll()
        self.page.insert_blocks(read_source(text))
        cursor.setPosition(min(position, self.page.document().characterCount() - 1))
        self.page.setTextCursor(cursor)

    def source(self) -> str:
        """The source of the text as it stands, canonical. Only what changed since the last time is read again."""
        return self.page.source()

    def offer_fields(self, fields: tuple[FieldOffer, ...]) -> None:
        """Let these fields be put in the text, and show those in it as what they are."""
        if fields != self._fields:
            self._fields = fields
            translator = self._translator
            self.page.offer_fields(
                fields,
                translator.text("editor.field.empty", field="{field}"),
                translator.text("editor.field.unknown", field="{field}"),
            )
        self._toolbar.show_tool(Tool.FIELD, bool(fields) and not self.is_read_only())

    def know_guidance(self, templates: tuple[str, ...]) -> None:
        """Let what is written take the place of what these templates tell the coach to write."""
        self.page.guidance = guidance_in(templates)

    def go_to_guidance(self) -> None:
        """Have the cursor where a template asks the first thing, while nothing was written above it."""
        go_to_guidance(self.page, self.page.guidance)

    def offer_texts(
        self, load: Callable[[], Sequence[TextOffer]], keep: Callable[[str], None], manage: Callable[[], None]
    ) -> None:
        """Let texts to reuse be put in, asked for when the list is opened. `keep` makes one of a source that is
        selected, `manage` goes to where they live.
        """
        self._texts, self._keep, self._manage = load, keep, manage
        self._toolbar.show_tool(Tool.TEXT, not self.is_read_only())

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read, searched and copied only, or be written again."""
        flags = Qt.TextInteractionFlag
        reading = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        self.page.setTextInteractionFlags(reading if read_only else flags.TextEditorInteraction)
        self._toolbar.setVisible(not read_only)
        for action in self.actions():
            action.setVisible(not read_only)  # an action that is not seen answers to no shortcut either
        if not read_only:
            self._toolbar.show_tool(Tool.FIELD, bool(self._fields))
            self._toolbar.show_tool(Tool.TEXT, self._texts is not None)

    def is_read_only(self) -> bool:
        """Whether the text can only be read."""
        return self.page.isReadOnly()

    def set_page_style(self, style: PageStyle) -> None:
        """Set the text in the type in which it will be printed. Undo begins anew."""
        self.page.set_page_style(style)

    # What follows are calls by Qt.

    def event(self, event: QEvent) -> bool:
        """Claim the keys for finding before the window does: it looks for people by them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._finding(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that neither the page nor the find bar has a use for."""
        act = self._finding(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _finding(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key means to finding, or None."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_F if control:
                return lambda: self._find_bar.open_bar(replacing=False)
            case Qt.Key.Key_H if control:
                return lambda: self._find_bar.open_bar(replacing=True)
            case Qt.Key.Key_F3 if self._find_bar.isVisible():
                return lambda: self._find_bar.step(-1 if shift else 1)
            case Qt.Key.Key_Escape if self._find_bar.isVisible():
                return self._find_bar.close_bar
        return None

    def _shown_anew(self) -> None:
        """Another text is on the page."""
        document = self.page.document()
        self._toolbar.enable(Tool.UNDO, document.isUndoAvailable())
        self._toolbar.enable(Tool.REDO, document.isRedoAvailable())
        self._show_state()
        self._status.count()

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
            case Tool.FIND | Tool.REPLACE:
                self._find_bar.open_bar(replacing=tool is Tool.REPLACE)
                return
            case Tool.TABLE_NEW:
                TableSize(self._translator, self, self._make_table).open_at(self._at_cursor())
                return
            case Tool.LINK:
                self._ask_link()
                return
            case Tool.FIELD:
                self._choose_field()
                return
            case Tool.TEXT:
                self._choose_text()
                return
            case _:
                change_table(cursor, page.formats, tool)
                page.setTextCursor(cursor)
        page.setFocus()
        self._show_state()

    def _make_table(self, rows: int, columns: int) -> None:
        cursor = self.page.textCursor()
        insert_table(cursor, self.page.formats, rows, columns)
        self.page.setTextCursor(cursor)
        self.page.ensureCursorVisible()
        self.page.setFocus()

    def _ask_link(self) -> None:
        """Make a link of what is selected, change the one at the cursor, or write a new one."""
        cursor = self.page.textCursor()
        address = str(cursor.charFormat().property(LINK) or "")
        if address and not cursor.hasSelection():
            _select_link(cursor, address)
            self.page.setTextCursor(cursor)
        words = cursor.selectedText() if cursor.block() == _block_of_anchor(cursor) else ""

        def take(words: str, address: str) -> bool:
            if not address and words:
                self.page.insert_text((Span(words),))  # it was a link
            else:
                found = clean_link(address) or clean_link(f"https://{address}" if "." in address else "")
                if not found:
                    return False
                self.page.insert_text((Span(words or found, link=found),))
            self.page.setFocus()
            return True

        LinkAddress(self._translator, self, words, address, take).open_at(self._at_cursor())

    def _choose_field(self) -> None:
        def taking(name: str) -> Callable[[], None]:
            return lambda: self._put(f"{FieldName(name).written}")

        empty = self._translator.text("editor.field.is_empty")
        self._choose("field", [Choice(each.label, each.value or empty, taking(each.name)) for each in self._fields])

    def _choose_text(self) -> None:
        load, keep, manage = self._texts, self._keep, self._manage
        if load is None or keep is None or manage is None:
            return

        def taking(source: str) -> Callable[[], None]:
            return lambda: self._put_blocks(source)

        choices = [Choice(each.name, "", taking(each.source)) for each in load()]
        cursor = self.page.textCursor()
        if cursor.hasSelection():
            source = write_source(selected_blocks(cursor))
            choices.insert(0, Choice(self._translator.text("editor.text.keep"), "", lambda: keep(source)))
        self._choose("text", [*choices, Choice(self._translator.text("editor.text.manage"), "", manage)])

    def _choose(self, name: str, choices: Sequence[Choice]) -> None:
        text = self._translator.text
        ChoiceList(
            self, f"editor.choose_{name}", text(f"editor.{name}"), text("editor.choose.hint"), choices
        ).open_at(self._at_cursor())  # fmt: skip

    def _put(self, words: str) -> None:
        shape = self.page.currentCharFormat()
        self.page.insert_text((Span(words, self._is_bold(), shape.fontItalic()),))
        self.page.setFocus()

    def _put_blocks(self, source: str) -> None:
        self.page.insert_blocks(read_source(source))
        self.page.setFocus()

    def _at_cursor(self) -> QPoint:
        below = self.page.cursorRect().bottomLeft()
        return self.page.viewport().mapToGlobal(below + QPoint(0, 4))

    def _is_bold(self) -> bool:
        return self.page.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold

    def _show_state(self) -> None:
        """Let the toolbar tell of the text at the cursor. Looks at one block only: it comes with every keystroke."""
        cursor = self.page.textCursor()
        passage = passage_at(cursor.block())
        free = not in_table(cursor)
        for tool in _OF_PASSAGES:
            self._toolbar.enable(tool, free)
        self._toolbar.enable(Tool.TABLE_NEW, free)
        for tool in OF_TABLE:
            self._toolbar.enable(tool, cursor.currentTable() is not None)
        self._toolbar.show_level(passage.level)
        self._toolbar.check(Tool.BULLETS, passage.marker is Marker.BULLET)
        self._toolbar.check(Tool.NUMBERS, passage.marker is Marker.NUMBER)
        self._toolbar.check(Tool.QUOTE, passage.quoted)
        self._toolbar.check(Tool.BOLD, self._is_bold())
        self._toolbar.check(Tool.ITALIC, self.page.currentCharFormat().fontItalic())

    def _tell_of_pictures(self, count: int) -> None:
        self.notice.emit(self._translator.count("editor.pictures_left_out", count))

    def _tell_of_table(self) -> None:
        self.notice.emit(self._translator.text("editor.table_as_lines"))


def _select_link(cursor: QTextCursor, address: str) -> None:
    """Select the whole of the link in which the cursor stands."""
    place = cursor.block().begin()
    while not place.atEnd():
        fragment = place.fragment()
        inside = fragment.position() < cursor.position() <= fragment.position() + fragment.length()
        if inside and str(fragment.charFormat().property(LINK) or "") == address:
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            return
        place += 1


def _block_of_anchor(cursor: QTextCursor) -> object:
    return cursor.document().findBlock(cursor.anchor())

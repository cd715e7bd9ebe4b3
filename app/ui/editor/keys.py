"""Keys that mean something to passages: Enter, Backspace, Tab, a space behind what begins a list, and letters behind
a link.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QTextEdit, QWidget

from app.domain.prose_passages import Marker, Passage
from app.ui.editor.building import LINE_SEPARATOR
from app.ui.editor.commands import Commands, in_table, one_step, passage_at
from app.ui.editor.formats import FIELD, LINK
from app.ui.editor.tables import change_table
from app.ui.editor.tools import Tool

_BEGINS = ((re.compile(r"[-*•]"), Marker.BULLET), (re.compile(r"1[.)]"), Marker.NUMBER))
"""What people type at the start of a line to begin a list; a space follows. A higher number is as often a date."""
_STYLES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def press(edit: QTextEdit, commands: Commands, event: QKeyEvent) -> bool:
    """Do what the key means; False where Qt knows best."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    match event.key():
        case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
            return _enter(edit, commands)
        case Qt.Key.Key_Backspace if plain:
            cursor = edit.textCursor()
            at_start = cursor.atBlockStart() and not cursor.hasSelection()
            return at_start and not in_table(cursor) and commands.lift(cursor)
        case Qt.Key.Key_Tab if plain:
            return _tab(edit, commands, 1)
        case Qt.Key.Key_Backtab:
            return _tab(edit, commands, -1)
        case Qt.Key.Key_0 | Qt.Key.Key_1 | Qt.Key.Key_2 | Qt.Key.Key_3 if event.modifiers() == _STYLES:
            # Where there is no heading to make, the key does nothing; Qt would write the digit.
            return True
        case _:
            if event.text():
                _leave_special(edit)
            return False


def joins_blocks(cursor: QTextCursor, event: QKeyEvent) -> bool:
    """Whether the key takes the border between two blocks away, which Qt does not do as a step that can be joined."""
    if cursor.hasSelection():
        return False
    match event.key():
        case Qt.Key.Key_Backspace:
            return cursor.atBlockStart()
        case Qt.Key.Key_Delete:
            return cursor.atBlockEnd()
        case _:
            return False


def begin_list(edit: QTextEdit, commands: Commands) -> bool:
    """Make an item of the line that begins with `- ` or `1. ` up to the cursor, for a space that was just typed: one
    step of undo gives the characters back. False where it begins no list.
    """
    cursor = edit.textCursor()
    block, passage = cursor.block(), passage_at(cursor.block())
    typed = block.text()[: cursor.positionInBlock()]
    if not typed.endswith(" ") or passage.level or passage.marker is not Marker.NONE or in_table(cursor):
        return False
    marker = next((each for begins, each in _BEGINS if begins.fullmatch(typed[:-1])), None)
    if marker is None:
        return False
    with one_step(cursor):
        cursor.setPosition(block.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        commands.toggle_list(cursor, marker)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    return True


def _enter(edit: QTextEdit, commands: Commands) -> bool:
    cursor = edit.textCursor()
    passage = passage_at(cursor.block())
    if in_table(cursor):
        cursor.insertText(LINE_SEPARATOR)
    elif cursor.hasSelection():
        return False
    elif cursor.block().length() <= 1 and not passage.level:
        if not commands.lift(cursor):
            cursor.insertBlock(commands.formats.block(Passage()), QTextCharFormat())
    elif passage.level and cursor.atBlockEnd():
        _paragraph_below_heading(cursor, commands, passage)
    elif passage.level and cursor.atBlockStart():
        cursor.beginEditBlock()
        cursor.insertBlock()
        above = QTextCursor(cursor.block().previous())
        commands.set_level(above, 0)
        cursor.endEditBlock()
    else:
        return False
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    return True


def _paragraph_below_heading(cursor: QTextCursor, commands: Commands, heading: Passage) -> None:
    cursor.beginEditBlock()
    depth = heading.depth if heading.marker is Marker.NONE else 0
    if heading.marker is Marker.NONE:
        paragraph = Passage(quoted=heading.quoted, depth=depth)
        cursor.insertBlock(commands.formats.block(paragraph), QTextCharFormat())
    else:  # a further item of the same list, as an ordinary one
        cursor.insertBlock()
        commands.set_level(cursor, 0)
    cursor.endEditBlock()


def _tab(edit: QTextEdit, commands: Commands, by: int) -> bool:
    """In a table to the next cell, in a list to another level, elsewhere to the next control."""
    cursor = edit.textCursor()
    table: QTextTable | None = cursor.currentTable()
    if table is not None:
        cell = table.cellAt(cursor)
        index = cell.row() * table.columns() + cell.column() + by
        if 0 <= index < table.rows() * table.columns():
            edit.setTextCursor(table.cellAt(*divmod(index, table.columns())).firstCursorPosition())
            return True
        if by > 0:  # behind the last cell a new row begins
            change_table(cursor, commands.formats, Tool.ROW_BELOW)
            cursor.setPosition(table.cellAt(table.rows() - 1, 0).firstCursorPosition().position())
            edit.setTextCursor(cursor)
            return True
    elif not in_table(cursor) and passage_at(cursor.block()).depth:
        commands.deepen(cursor, by)
        return True
    QWidget.focusNextPrevChild(edit, by > 0)  # by its own a text editor never lets the cursor go by Tab
    return True


def _leave_special(edit: QTextEdit) -> None:
    """What is typed behind a field or a link does not belong to it."""
    cursor = edit.textCursor()
    if cursor.charFormat().property(FIELD):
        plain = QTextCharFormat()
        plain.setFontWeight(cursor.charFormat().fontWeight())
        plain.setFontItalic(cursor.charFormat().fontItalic())
        edit.setCurrentCharFormat(plain)
    link = cursor.charFormat().property(LINK)
    if not link or cursor.hasSelection():
        return
    following = QTextCursor(cursor)
    goes_on = following.movePosition(QTextCursor.MoveOperation.NextCharacter)
    if goes_on and following.block() == cursor.block() and following.charFormat().property(LINK) == link:
        return
    without = cursor.charFormat()
    without.clearProperty(LINK)
    without.setFontUnderline(False)
    edit.setCurrentCharFormat(without)

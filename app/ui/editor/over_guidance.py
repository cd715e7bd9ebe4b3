"""Own words take the place of a template's guidance, as in a field that says what to fill in.

Guidance (app.domain.guidance) is in italics and goes out to nobody. So what is typed or pasted in it, before it or
right behind it is no part of it: all of that guidance makes way, in one step of undo, and the words are upright.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from app.domain.guidance import Guidance, Part
from app.domain.prose import Span
from app.ui.editor.commands import one_step, passage_at
from app.ui.editor.formats import CELL

_ALTERED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def go_to_guidance(edit: QTextEdit, guidance: Guidance) -> None:
    """Have the cursor in the first guidance, where nothing but headings stands above it: what is typed at once would
    else land in the first heading.
    """
    block = edit.document().begin()
    while block.isValid():
        if places := _places(block, guidance):
            cursor = edit.textCursor()
            cursor.setPosition(places[0][0])
            edit.setTextCursor(cursor)
            return
        if block.text() and not passage_at(block).level:
            return
        block = block.next()


def press_over_guidance(edit: QTextEdit, guidance: Guidance, event: QKeyEvent) -> bool:
    """Do what a key means to the guidance at the cursor; False where it means nothing to it."""
    cursor = edit.textCursor()
    key = event.key()
    if key in _ENTER and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
        _step_behind(edit, guidance)
        return False
    if event.matches(QKeySequence.StandardKey.Cut):
        reach_over_guidance(edit, guidance)
        return False
    if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        return _delete(edit, guidance, cursor, back=key == Qt.Key.Key_Backspace)
    return _is_typed(event) and write_over_guidance(edit, guidance, event.text())


def commit_over_guidance(edit: QTextEdit, guidance: Guidance, event: QInputMethodEvent) -> bool:
    """As `press_over_guidance`, for what an input method or a dead key (é) writes."""
    return bool(event.commitString()) and write_over_guidance(edit, guidance, event.commitString())


def write_over_guidance(edit: QTextEdit, guidance: Guidance, text: str) -> bool:
    """Write in the place of the guidance at the cursor; False where there is none."""
    shape = edit.currentCharFormat()
    if not reach_over_guidance(edit, guidance):
        return False
    cursor = edit.textCursor()
    shape.clearProperty(QTextFormat.Property.FontItalic)
    with one_step(cursor):
        cursor.insertText(text, shape)
    edit.setTextCursor(cursor)
    edit.setCurrentCharFormat(shape)
    edit.ensureCursorVisible()
    return True


def reach_over_guidance(edit: QTextEdit, guidance: Guidance) -> bool:
    """Select the whole of the guidance that the cursor stands in or at, or that the selection cuts into. False where
    there is none.
    """
    cursor = edit.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    top, bottom = (cursor.document().findBlock(position) for position in (start, end))
    touched = [
        (first, last)
        for block in ((top,) if top == bottom else (top, bottom))
        for first, last in _places(block, guidance)
        if (first < end and start < last if cursor.hasSelection() else first <= start <= last)
    ]
    if not touched:
        return False
    if not cursor.hasSelection():
        touched = touched[-1:]  # between two the one that follows
        start, end = touched[0]
    cursor.setPosition(min(start, touched[0][0]))
    cursor.setPosition(max(end, touched[-1][1]), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    return True


def _delete(edit: QTextEdit, guidance: Guidance, cursor: QTextCursor, *, back: bool) -> bool:
    """A letter taken out of guidance would leave half of it, which nobody knows for guidance any more."""
    if not cursor.hasSelection():
        at = cursor.position()
        inside = any(
            first < at <= last if back else first <= at < last for first, last in _places(cursor.block(), guidance)
        )
        if not inside:
            return False
    if not reach_over_guidance(edit, guidance):
        return False
    cursor = edit.textCursor()
    cursor.removeSelectedText()
    edit.setTextCursor(cursor)
    edit.setCurrentCharFormat(QTextCharFormat())
    return True


def _step_behind(edit: QTextEdit, guidance: Guidance) -> None:
    """Enter never splits guidance, and what comes below it is upright."""
    cursor = edit.textCursor()
    if cursor.hasSelection():
        reach_over_guidance(edit, guidance)
        return
    at = cursor.position()
    for first, last in _places(cursor.block(), guidance):
        if first < at <= last:
            cursor.setPosition(last)
            edit.setTextCursor(cursor)
            edit.setCurrentCharFormat(QTextCharFormat())


def _is_typed(event: QKeyEvent) -> bool:
    """Whether the key writes something; AltGr is Control and Alt at once on Windows."""
    control = event.modifiers() & _ALTERED == Qt.KeyboardModifier.ControlModifier
    return event.text()[:1].isprintable() and bool(event.text()) and not control


def _places(block: QTextBlock, guidance: Guidance) -> list[Part]:
    """From where to where in the document the guidance in a block goes, in order."""
    spans = tuple(_spans(block))
    cell = block.blockFormat().intProperty(CELL)
    parts = guidance.cell_parts(spans) if cell else guidance.parts(spans)
    text = block.text()
    return [(block.position() + _units(text[:start]), block.position() + _units(text[:end])) for start, end in parts]


def _spans(block: QTextBlock) -> Iterator[Span]:
    """The text of a block letter for letter, a field as the one character that it is."""
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        yield Span(fragment.text(), italic=fragment.charFormat().fontItalic())
        place += 1


def _units(text: str) -> int:
    """How many UTF-16 units, in which Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

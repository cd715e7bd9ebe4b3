"""Texts of one item below each other, to mark passages in with the mouse or the keyboard; what is marked shows as a bar
through which the coach can still read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit

from app.ui.theme.colours import Colours

_MIDDLE = 128
"""Lightness, of 255, below which a ground is dark."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """One text: the name of its field, its label, what it says, and what of it is covered, in characters."""

    field: str
    label: str
    text: str
    covered: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked now: a passage of a field, in characters."""

    field: str
    start: int
    end: int
    words: str


class PassageView(QTextEdit):
    """Shows texts; `marked` tells what is selected within one of them. `marked_changed` also when the cursor moved."""

    marked_changed = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._places: list[tuple[ShownText, int]] = []
        """Each text with the place of its first character, as Qt counts."""
        self.setObjectName("passages")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.selectionChanged.connect(self.marked_changed)
        self.cursorPositionChanged.connect(self.marked_changed)

    def show_texts(self, texts: Sequence[ShownText]) -> None:
        """Show these; the cursor and what is in sight stay where they were where it is the same item."""
        same = [(each.field, each.text) for each in texts] == [(each.field, each.text) for each, _ in self._places]
        if same:
            self._places = [(text, place) for text, (_, place) in zip(texts, self._places, strict=True)]
        else:
            self._write(texts)
        self._paint()

    @property
    def marked(self) -> Marked | None:
        """What is selected, as far as it lies in one text."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        for text, place in self._places:
            end = place + _units(text.text)
            if place <= first < end:
                start = _characters(text.text, first - place)
                stop = _characters(text.text, min(last, end) - place)
                words = text.text[start:stop]
                return Marked(text.field, start, stop, words) if words.strip() else None
        return None

    def covered_here(self) -> tuple[str, int] | None:
        """The field, and the first character of what is covered where the cursor stands."""
        at = self.textCursor().selectionStart()
        for text, place in self._places:
            for start, end in text.covered:
                begin = place + _units(text.text[:start])
                if begin <= at <= place + _units(text.text[:end]):
                    return text.field, start
        return None

    def _write(self, texts: Sequence[ShownText]) -> None:
        self.clear()
        self._places = []
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        above, below = QTextBlockFormat(), QTextBlockFormat()
        above.setTopMargin(10)
        below.setBottomMargin(2)
        name = QTextCharFormat()
        name.setForeground(QColor(self._colours.muted))
        name.setFontWeight(QFont.Weight.DemiBold)
        for number, each in enumerate(texts):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(above)
            cursor.insertText(each.label, name)
            cursor.insertBlock(below)
            cursor.setCharFormat(QTextCharFormat())
            self._places.append((each, cursor.position()))
            cursor.insertText(each.text, QTextCharFormat())
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @property
    def _dark(self) -> bool:
        return QColor(self._colours.window).lightness() < _MIDDLE

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line around each bar, where it is as dark as what is around it."""
        super().paintEvent(event)
        if self._dark:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._colours.control_line))
            for bar in self.extraSelections():
                for place in self._lines_of(bar.cursor):
                    painter.drawRect(place)
            painter.end()

    def _lines_of(self, chosen: QTextCursor) -> list[QRectF]:
        """Where a passage stands on the screen, line by line."""
        found = []
        block = self.document().findBlock(chosen.selectionStart())
        while block.isValid() and block.position() < chosen.selectionEnd():
            corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
            corner -= QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            for number in range(block.layout().lineCount()):
                line = block.layout().lineAt(number)
                first = max(chosen.selectionStart() - block.position(), line.textStart())
                last = min(chosen.selectionEnd() - block.position(), line.textStart() + line.textLength())
                if first < last:
                    left, right = _across(line, first), _across(line, last)
                    top = corner + QPointF(left, line.y())
                    found.append(QRectF(top, QSizeF(right - left, line.height())))
            block = block.next()
        return found

    def _paint(self) -> None:
        """Bars over what is covered: white on black. On a dark screen too, where a light one reads as a selection."""
        made = []
        for text, place in self._places:
            for start, end in text.covered:
                bar = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(place + _units(text.text[:start]))
                cursor.setPosition(place + _units(text.text[:end]), QTextCursor.MoveMode.KeepAnchor)
                look = QTextCharFormat()
                look.setBackground(QColor(self._colours.sidebar if self._dark else self._colours.text))
                look.setForeground(QColor(self._colours.text if self._dark else self._colours.window))
                bar.cursor, bar.format = cursor, look
                made.append(bar)
        self.setExtraSelections(made)


def _across(line: QTextLine, at: int) -> float:
    """Pixels from the left at which a character stands."""
    place: object = line.cursorToX(at)
    first = place[0] if isinstance(place, tuple) else place
    return float(first) if isinstance(first, float | int) else 0.0


def _units(text: str) -> int:
    """How many places a text takes as Qt counts: characters beyond the first plane take two."""
    return len(text) + sum(each > "\uffff" for each in text)


def _characters(text: str, units: int) -> int:
    """How many characters that many places are."""
    at = 0
    for number, each in enumerate(text):
        if at >= units:
            return number
        at += 2 if each > "\uffff" else 1
    return len(text)

"""Passages as formats of a QTextDocument.

What a text means lies in the document and is all that is read back: heading level, list, indent and the properties
below on blocks, weight and slant on characters. How a heading is set in type is added by `HeadingLook` while it is
drawn, so that joining or splitting blocks never leaves large letters behind in a paragraph.
"""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableCellFormat,
    QTextTableFormat,
)

from app.domain.prose import Span
from app.domain.prose_passages import Marker, Passage
from app.ui.editor.page_style import PageStyle, Type

_FIRST = QTextFormat.Property.UserProperty.value
QUOTED = _FIRST + 1
FILLER = _FIRST + 2
"""An empty block that Qt needs beside a table; it is no paragraph until somebody writes in it."""
CELL = _FIRST + 3
"""1 in a cell of a table, 2 in a cell of its first row."""
LINK = _FIRST + 4
DEPTH = _FIRST + 5
"""How deep in lists a table lies."""
FIELD = _FIRST + 6
"""The name of a field (app.domain.prose_field), on the one character that stands for it."""
FIELD_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
OBJECT_CHARACTER = "\ufffc"
"""The character that Qt draws an object for."""


class Formats:
    """Makes the formats for one page style at `pixels` to a point on paper."""

    def __init__(self, style: PageStyle, pixels_per_point: float) -> None:
        self.style = style
        self._unit = pixels_per_point * style.scale

    def pixels(self, points: float) -> float:
        """A measure on paper as pixels on the screen."""
        return points * self._unit

    def font(self, kind: Type) -> QFont:
        """The font of a kind of paragraph, without weight and slant."""
        font = QFont(self.style.family)
        font.setPointSizeF(kind.size * self.style.scale)
        return font

    def font_at(self, block: QTextBlock) -> QFont:
        """The font in which a block is seen, weight and slant included."""
        shape = block.blockFormat()
        if level := shape.headingLevel():
            kind = self.style.headings[min(level, 3) - 1]
        else:
            kind = self.style.cell if shape.intProperty(CELL) else self.style.body
        font = self.font(kind)
        font.setBold(kind.bold or shape.intProperty(CELL) == 2)
        font.setItalic(kind.italic)
        return font

    def block(self, passage: Passage, *, filler: bool = False) -> QTextBlockFormat:
        """The format of a passage. Every property is set, so that merging it leaves nothing of an earlier look."""
        block = self._typed(self._type(passage))
        block.setHeadingLevel(passage.level)
        block.setIndent(passage.depth if passage.marker is Marker.NONE else 0)
        block.setLeftMargin(self.pixels(self.style.quote_indent) if passage.quoted else 0.0)
        block.setProperty(QUOTED, passage.quoted)
        block.setProperty(FILLER, filler)
        return block

    def cell(self, *, head: bool) -> QTextBlockFormat:
        """The format of the one block in a cell."""
        block = self._typed(self.style.cell)
        block.setProperty(CELL, 2 if head else 1)
        return block

    def table(self, *, quoted: bool, depth: int) -> QTextTableFormat:
        """The format of a table."""
        table = QTextTableFormat()
        table.setHeaderRowCount(1)
        table.setCellPadding(self.pixels(3))
        table.setCellSpacing(0)
        table.setBorderCollapse(True)
        table.setBorder(0)
        table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setLeftMargin(self.pixels(self.style.quote_indent * quoted + self.style.list_indent * depth))
        table.setTopMargin(self.pixels(self.style.body.after) / 2)
        table.setBottomMargin(self.pixels(self.style.body.after))
        table.setProperty(QUOTED, quoted)
        table.setProperty(DEPTH, depth)
        return table

    def rule(self, *, head: bool) -> QTextTableCellFormat:
        """The format of a cell itself: a rule below it, as it is printed, and a heavier one below the header."""
        cell = QTextTableCellFormat()
        cell.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell.setBottomBorder(1.5 if head else 1.0)
        cell.setBottomBorderBrush(QColor(128, 128, 128, 255 if head else 128))
        return cell

    def list(self, marker: Marker, depth: int, start: int) -> QTextListFormat:
        """The format of a list."""
        shape = QTextListFormat()
        numbered = marker is Marker.NUMBER
        shape.setStyle(QTextListFormat.Style.ListDecimal if numbered else QTextListFormat.Style.ListDisc)
        shape.setIndent(depth)
        if numbered:
            shape.setStart(start)
        return shape

    def characters(self, span: Span) -> QTextCharFormat:
        """The format of a span."""
        characters = QTextCharFormat()
        if span.bold:
            characters.setFontWeight(QFont.Weight.Bold)
        if span.italic:
            characters.setFontItalic(True)
        if span.link:
            characters.setProperty(LINK, span.link)
            characters.setFontUnderline(True)
        return characters

    def field(self, span: Span, name: str) -> QTextCharFormat:
        """The format of the character that stands for a field, in the style of its span."""
        characters = self.characters(span)
        characters.setObjectType(FIELD_OBJECT)
        characters.setProperty(FIELD, name)
        characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        return characters

    def _type(self, passage: Passage) -> Type:
        if passage.level:
            return self.style.headings[passage.level - 1]
        return self.style.item if passage.depth else self.style.body

    def _typed(self, kind: Type) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setTopMargin(self.pixels(kind.before))
        block.setBottomMargin(self.pixels(kind.after))
        natural = QFontMetricsF(self.font(kind)).lineSpacing()
        proportion = 100 * self.pixels(kind.leading) / natural
        block.setLineHeight(proportion, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return block


class HeadingLook(QSyntaxHighlighter):
    """Sets headings and cells of tables in type while they are drawn, without a trace in the document."""

    def __init__(self, document: QTextDocument, formats: Formats, accent: QColor) -> None:
        super().__init__(document)
        self._formats = formats
        self._accent = accent

    def change(self, formats: Formats, accent: QColor) -> None:
        """Draw in another style or another colour from now on."""
        if (formats, accent) != (self._formats, self._accent):
            self._formats, self._accent = formats, accent
            self.rehighlight()

    def highlightBlock(self, _text: str) -> None:
        """Called by Qt for every block that changed, and for no other."""
        block = self.currentBlock()
        shape = block.blockFormat()
        style = self._formats.style
        if level := shape.headingLevel():
            self.setFormat(0, block.length(), self._look(style.headings[min(level, 3) - 1]))
        elif cell := shape.intProperty(CELL):
            look = self._look(style.cell)
            if cell == 2:
                look.setFontWeight(QFont.Weight.Bold)
                look.setForeground(self._accent)
            self.setFormat(0, block.length(), look)

    def _look(self, kind: Type) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontPointSize(kind.size * self._formats.style.scale)
        if kind.bold:
            look.setFontWeight(QFont.Weight.Bold)
        if kind.italic:
            look.setFontItalic(True)
        if kind.accent:
            look.setForeground(self._accent)
        return look

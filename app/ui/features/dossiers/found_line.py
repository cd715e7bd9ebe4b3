"""How one line of what was found is drawn: whose and what it is, and below it the words around what was found."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme.colours import Colours
from app.usecases.find_items import FoundItem, Piece

FOUND_ITEM = int(Qt.ItemDataRole.UserRole)
"""Under this role a line keeps its FoundItem."""
_MARGIN = 10


class FoundLine(QStyledItemDelegate):
    """Draws texts as they are: markup in a note is no markup."""

    def __init__(self, colours: Colours, parent: QObject) -> None:
        super().__init__(parent)
        self._colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of text, with room around them."""
        height = QFontMetrics(option.font).lineSpacing()
        return QSize(200, 2 * height + 2 * _MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the background as the style has it, and the two lines on it."""
        rect, font, state = option.rect, option.font, option.state
        found = cast(FoundItem, index.data(FOUND_ITEM))
        painter.save()
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.accent_soft if selected else self._colours.hover))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        inner = rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        spacing = QFontMetrics(font).lineSpacing()
        above = QFont(font)
        above.setWeight(QFont.Weight.Medium)
        painter.setFont(above)
        painter.setPen(QColor(self._colours.text))
        title = QFontMetrics(above).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), spacing), Qt.AlignmentFlag.AlignLeft, title)
        below = QRect(inner.left(), inner.top() + spacing, inner.width(), spacing)
        painter.setClipRect(below)
        self._layout(found.pieces, font, inner.width()).draw(painter, QPointF(below.topLeft()))
        painter.restore()

    def _layout(self, pieces: tuple[Piece, ...], font: QFont, width: int) -> QTextLayout:
        layout = QTextLayout("".join(each.text for each in pieces), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        ranges, start = [], 0
        for each in pieces:
            ranges.append(self._range(start, each))
            start += len(each.text.encode("utf-16-le")) // 2  # Qt counts as UTF-16 does
        layout.setFormats(ranges)
        layout.beginLayout()
        layout.createLine().setLineWidth(width)
        layout.endLayout()
        return layout

    def _range(self, start: int, piece: Piece) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setForeground(QColor(self._colours.accent if piece.found else self._colours.muted))
        if piece.found:
            form.setFontWeight(QFont.Weight.DemiBold)
        made = QTextLayout.FormatRange()
        made.start = start
        made.length = len(piece.text.encode("utf-16-le")) // 2
        made.format = form
        return made

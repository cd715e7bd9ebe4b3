"""Draws a line of the palette: its words, and in small type at the right of them what it is or which key does it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme.fonts import small_points

BESIDE = Qt.ItemDataRole.UserRole
"""Role of what stands at the right."""
_EDGE, _BETWEEN = 12, 24
"""Pixels at the right of the line, and between the words and what stands beside them."""
_SHARE = 0.45
"""Of the line at most, what stands beside words that need the room."""


class LineDelegate(QStyledItemDelegate):
    """Neither of the two stands over the other: where there is no room for both, each ends in dots."""

    def __init__(self, lines: QListWidget, colour: str) -> None:
        super().__init__(lines)
        self._colour = QColor(colour)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The words have the room that is left of what stands beside them."""
        super().initStyleOption(option, index)
        beside = self.beside(option, index)
        if beside:
            taken = QFontMetrics(self._font(option)).horizontalAdvance(beside) + _EDGE + _BETWEEN
            room = option.rect.width() - taken - option.decorationSize.width() - _BETWEEN
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw both."""
        super().paint(painter, option, index)
        beside = self.beside(option, index)
        if beside:
            room = option.rect.adjusted(0, 0, -_EDGE, 0)
            painter.save()
            painter.setFont(self._font(option))
            painter.setPen(self._colour)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), beside)
            painter.restore()

    def beside(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> str:
        """What stands at the right of a line, as much of it as there is room for."""
        words, wide = str(index.data() or ""), option.rect.width()
        metrics = QFontMetrics(self._font(option))
        left = wide - option.fontMetrics.horizontalAdvance(words) - 2 * _BETWEEN - _EDGE
        room = max(int(_SHARE * wide), left - option.decorationSize.width())
        return metrics.elidedText(str(index.data(BESIDE) or ""), Qt.TextElideMode.ElideRight, room)

    def _font(self, option: QStyleOptionViewItem) -> QFont:
        made = QFont(option.font)
        made.setPointSizeF(small_points())
        return made

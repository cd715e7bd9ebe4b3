"""Icons of the Phosphor typeface (`glyphs.py`), sharp at every size."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from app.ui.theme.glyphs import blank, character, draw


def icon(name: str, colour: str, *, disabled: str = "") -> QIcon:
    """The icon with a Phosphor name (`lock-simple`) in a colour. KeyError for another name."""
    return QIcon(_Glyph(character(name), colour, disabled or colour))


class _Glyph(QIconEngine):
    """One character of the typeface as an icon."""

    def __init__(self, character: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._character, self._colour, self._disabled = character, colour, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the character as large as the space allows."""
        painter.save()
        painter.setPen(QColor(self._disabled if mode is QIcon.Mode.Disabled else self._colour))
        draw(painter, rect, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture."""
        picture = blank(size)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another one that draws the same."""
        return _Glyph(self._character, self._colour, self._disabled)

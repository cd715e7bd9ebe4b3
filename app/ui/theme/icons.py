"""Icons, drawn from the Phosphor typeface that comes with qtawesome.

Only its files are used: importing qtawesome itself takes 270 ms and loads OpenGL, more than the whole lock screen.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

_PREFIX = "phosphor-"


def icon(name: str, colour: str, *, disabled: str = "") -> QIcon:
    """The icon with a Phosphor name (`lock-simple`) in a colour, sharp at every size. KeyError for another name."""
    return QIcon(_Glyph(_characters()[name], colour, disabled or colour))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` pixels a side, on a screen with this many dots to a pixel."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _Glyph(_characters()[name], colour, colour).paint(painter, picture.rect(), QIcon.Mode.Normal, QIcon.State.Off)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _Glyph(QIconEngine):
    """One character of the typeface as an icon."""

    def __init__(self, character: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._character, self._colour, self._disabled = character, colour, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the character as large as the space allows."""
        font = QFont(_family())
        font.setPixelSize(max(1, min(rect.width(), rect.height())))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font)
        painter.setPen(QColor(self._disabled if mode is QIcon.Mode.Disabled else self._colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another one that draws the same."""
        return _Glyph(self._character, self._colour, self._disabled)


@cache
def _folder() -> Path:
    found = find_spec("qtawesome")
    if found is None or found.origin is None:
        raise FileNotFoundError("qtawesome")
    return Path(found.origin).parent / "fonts"


@cache
def _characters() -> dict[str, str]:
    (path,) = _folder().glob(f"{_PREFIX}charmap-*.json")
    return {name: chr(int(code, 16)) for name, code in json.loads(path.read_bytes()).items()}


@cache
def _family() -> str:
    (path,) = _folder().glob(f"{_PREFIX}*.ttf")
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))[0]

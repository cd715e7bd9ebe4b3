"""The characters of the Phosphor typeface that comes with qtawesome: pictures, drawn at any size.

Only its files are used: importing qtawesome itself takes 270 ms and loads OpenGL, more than the whole lock screen.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from json import JSONDecoder
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPixmap

_PREFIX = "phosphor-"
_CENTRED = 0x84
"""`Qt.AlignCenter`, as a painter takes it: to ask for it by name is to have Python set up all names of `Qt`."""


@cache
def character(name: str) -> str:
    """The character with a Phosphor name (`lock-simple`). KeyError for another name."""
    listed, key = _listed(), f'"{name}":'
    place = listed.find(key)
    if place < 0:
        raise KeyError(name)
    value = listed.index('"', place + len(key))  # where it begins: to cut off what lies before would copy all the rest
    code, _ = JSONDecoder().raw_decode(listed, value)
    return chr(int(code, 16))


def draw(painter: QPainter, rect: QRect, character: str) -> None:
    """Draw a character as large as the space allows, with the painter's pen."""
    font = QFont(_family())
    font.setPixelSize(max(1, min(rect.width(), rect.height())))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font)
    painter.drawText(rect, _CENTRED, character)
    painter.restore()


def blank(size: QSize) -> QPixmap:
    """A picture in which nothing is to be seen yet."""
    picture = QPixmap(size)
    picture.fill(QColor(0, 0, 0, 0))
    return picture


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` pixels a side, on a screen with this many dots to a pixel."""
    picture = blank(QSize(round(size * ratio), round(size * ratio)))
    ink = QPixmap(picture.size())
    ink.fill(QColor(colour))
    painter = QPainter(picture)
    draw(painter, picture.rect(), character(name))
    # Over what was drawn: to give a pen its colour, PySide would look first whether that is a name of `Qt`.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.drawPixmap(0, 0, ink)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _folder() -> Path:
    found = find_spec("qtawesome")
    if found is None or found.origin is None:
        raise FileNotFoundError("qtawesome")
    return Path(found.origin).parent / "fonts"


@cache
def _listed() -> str:
    """The names with the number of each, as JSON; read for the names that are asked for, not as a whole."""
    (path,) = _folder().glob(f"{_PREFIX}charmap-*.json")
    return path.read_text(encoding="utf-8")


@cache
def _family() -> str:
    (path,) = _folder().glob(f"{_PREFIX}*.ttf")
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))[0]

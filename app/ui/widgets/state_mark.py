"""The state of something at a glance: a calm coloured dot, and always the state in words beside it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStyle, QStyleOptionViewItem, QWidget

from app.ui.theme.colours import Colours
from app.ui.widgets.cell import CellDelegate
from app.ui.widgets.paged import PagedModel
from app.ui.widgets.parts import label

_DOT = 10
_ROOM = 18
"""Pixels from the left of the dot to the words."""


class Tone(StrEnum):
    """How something stands, in the eyes of the coach."""

    QUIET = "quiet"
    """Being written, or past: nothing waits."""
    WAITING = "waiting"
    """Somebody has to do something."""
    GOOD = "good"
    """As it should be."""
    STOPPED = "stopped"
    """It goes no further."""


def tone_colour(tone: Tone, colours: Colours) -> str:
    """The colour of a tone, each readable on the ground of the window."""
    return {
        Tone.QUIET: colours.control_line,
        Tone.WAITING: colours.warning,
        Tone.GOOD: colours.accent,
        Tone.STOPPED: colours.danger,
    }[tone]


def dot_icon(tone: Tone, colours: Colours) -> QIcon:
    """The dot as an icon, for a line of a list."""
    picture = QPixmap(QSize(2 * _DOT + 4, 2 * _DOT + 4))
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _draw_dot(painter, QRectF(0, 0, _DOT + 2, _DOT + 2), tone_colour(tone, colours))
    painter.end()
    return QIcon(picture)


class StateMark(QWidget):
    """A dot and a word."""

    def __init__(self, colours: Colours, role: str = "label") -> None:
        super().__init__()
        self._dot = _Dot(colours)
        self._word = label("", role, wrap=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_ROOM - _DOT)
        layout.addWidget(self._dot)
        layout.addWidget(self._word)

    @property
    def words(self) -> QLabel:
        """The state in words."""
        return self._word

    def show_state(self, tone: Tone, text: str) -> None:
        """Show a state."""
        self._dot.tone = tone
        self._dot.update()
        self._word.setText(text)


class MarkDelegate(CellDelegate):
    """Draws one column of a table as a dot and its text. `tone` is asked of every row that is drawn."""

    def __init__(self, colours: Colours, tone: Callable[[Any], Tone], parent: QObject) -> None:
        super().__init__(parent)
        self._colours, self._tone = colours, tone

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Leave room for the dot: an empty picture of its size stands before the text."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_DOT + 2, _DOT + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell as the table draws it, and the dot in the room that was left."""
        super().paint(painter, option, index)
        model = index.model()
        row = model.at(index.row()) if isinstance(model, PagedModel) else None
        widget = option.widget
        if row is None or widget is None:
            return
        self.initStyleOption(option, index)
        place = widget.style().subElementRect(QStyle.SubElement.SE_ItemViewItemDecoration, option, widget)
        _draw_dot(painter, QRectF(place), tone_colour(self._tone(row), self._colours))


class _Dot(QWidget):
    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self.tone = Tone.QUIET
        self.setFixedSize(_DOT + 2, _DOT + 2)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        _draw_dot(painter, QRectF(self.rect()), tone_colour(self.tone, self._colours))
        painter.end()


def _draw_dot(painter: QPainter, room: QRectF, colour: str) -> None:
    dot = QRectF(0, 0, _DOT, _DOT)
    dot.moveCenter(room.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(dot)
    painter.restore()

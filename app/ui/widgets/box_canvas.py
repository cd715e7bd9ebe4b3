"""A picture on which boxes are drawn, by mouse and by keyboard alike: what lies under them is to be covered.

Mouse: drag to draw a box, drag a box to move it, its lower right corner to size it. Keys: N makes a box, Space goes to
the next, arrows move it, Shift with arrows sizes it (Ctrl: by a hair), Delete takes it away, + and - zoom.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from app.documents.boxes import Box
from app.domain.redaction import WHOLE
from app.ui.theme.colours import Colours

_ZOOMS = (0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0)
_STEP, _HAIR = WHOLE // 50, WHOLE // 500
_SMALLEST = WHOLE // 200
"""How wide or high a box is at least."""
_ENDLESS = 1 << 20
"""Pixels of height where a page may be as long as it is."""
_CORNER = 14
"""Pixels of the corner by which a box is sized."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class Drawing(StrEnum):
    """What dragging on the bare picture makes."""

    COVER = "cover"
    CROP = "crop"


class _Drag(StrEnum):
    NEW = "new"
    MOVE = "move"
    SIZE = "size"


class BoxCanvas(QWidget):
    """The picture with its boxes. `changed` after every change that is finished: a key, or the mouse let go."""

    changed = Signal()
    chosen_changed = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._picture = QImage()
        self._zoom = _ZOOMS.index(1.0)
        self._room = QSize(400, 300)
        self.boxes: list[Box] = []
        self.labels: dict[Box, str] = {}
        """Words that stand on a box."""
        self.crop: Box | None = None
        self.drawing = Drawing.COVER
        self.chosen = -1
        """Which box the keys are about; -1 is none."""
        self.page = 0
        self.read_only = False
        self._drag: _Drag | None = None
        self._from = QPoint()
        self._before = Box(0, 0, 0, 0, 0)
        self.setObjectName("box_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_picture(self, picture: QImage, boxes: list[Box], page: int = 0) -> None:
        """Show another picture with its boxes."""
        self._picture, self.boxes, self.page, self.chosen, self.crop = picture, list(boxes), page, -1, None
        self._fit()
        self.chosen_changed.emit()

    def show_boxes(self, boxes: list[Box], chosen: int = -1) -> None:
        """The same picture with other boxes."""
        self.boxes, self.chosen = list(boxes), chosen if 0 <= chosen < len(boxes) else -1
        self.update()
        self.chosen_changed.emit()

    def has_room(self, room: QSize) -> None:
        """How large the picture may be shown before anyone zooms."""
        self._room = room
        self._fit()

    @property
    def chosen_place(self) -> QRect | None:
        """Where the box lies that the keys are about, in pixels; None where there is none."""
        return self._place(self.boxes[self.chosen]) if 0 <= self.chosen < len(self.boxes) else None

    def zoom(self, steps: int) -> None:
        """Larger (1) or smaller (-1)."""
        self._zoom = min(max(self._zoom + steps, 0), len(_ZOOMS) - 1)
        self._fit()

    def add(self, box: Box | None = None) -> None:
        """A new box, in the middle where none is given, to be moved with the keys."""
        side = WHOLE // 5
        made = box or Box(self.page, (WHOLE - side) // 2, (WHOLE - side // 2) // 2, side, side // 2)
        while made in self.boxes:  # beside the one that lies there, so that both are seen
            made = _moved(made, _STEP, _STEP) if made.top + made.height < WHOLE else replace(made, top=0)
        self.boxes.append(made)
        self._choose(len(self.boxes) - 1)
        self.changed.emit()

    def remove_chosen(self) -> None:
        """Take the chosen box away."""
        if 0 <= self.chosen < len(self.boxes):
            del self.boxes[self.chosen]
            self._choose(min(self.chosen, len(self.boxes) - 1))
            self.changed.emit()

    # What follows are calls by Qt.

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, black boxes, and what is cut off in the shade."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(self._colours.hover))
        painter.drawImage(self.rect(), self._picture)
        painter.setPen(QPen(QColor(self._colours.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        for number, box in enumerate(self.boxes):
            place, chosen = self._place(box), number == self.chosen and not self.read_only
            painter.fillRect(place, QColor(0, 0, 0, 210 if not self.read_only else 255))
            painter.setPen(QPen(QColor("white"), 1))
            painter.drawText(place.adjusted(4, 2, -4, -2), Qt.TextFlag.TextWordWrap, self.labels.get(box, ""))
            if chosen:
                painter.setPen(QPen(QColor("white"), 3))
                painter.drawRect(place)
                painter.setPen(
                    QPen(QColor("#1b5e47"), 2, Qt.PenStyle.DashLine if not self.hasFocus() else Qt.PenStyle.SolidLine)
                )
                painter.drawRect(place)
                painter.fillRect(self._corner(place), QColor("#1b5e47"))
        if self.crop is not None:
            kept = self._place(self.crop)
            for shade in (
                QRect(0, 0, self.width(), kept.top()),
                QRect(0, kept.bottom() + 1, self.width(), self.height()),
                QRect(0, kept.top(), kept.left(), kept.height()),
                QRect(kept.right() + 1, kept.top(), self.width(), kept.height()),
            ):
                painter.fillRect(shade, QColor(90, 100, 95, 170))
            painter.setPen(QPen(QColor("white"), 2, Qt.PenStyle.DashLine))
            painter.drawRect(kept)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See above."""
        key = cast(Qt.Key, event.key())
        if self._by_key(key, event.modifiers()):
            event.accept()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw, to move or to size."""
        if self.read_only or event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._from = at
        if self.drawing is Drawing.CROP:
            self._drag = _Drag.NEW
            return
        hit = next((n for n in reversed(range(len(self.boxes))) if self._place(self.boxes[n]).contains(at)), -1)
        if hit < 0:
            self._drag = _Drag.NEW
            self._choose(-1)
            return
        self._choose(hit)
        self._before = self.boxes[hit]
        self._drag = _Drag.SIZE if self._corner(self._place(self._before)).contains(at) else _Drag.MOVE

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, move or size."""
        at = event.position().toPoint()
        if self._drag is None:
            return
        if self._drag is _Drag.NEW:
            self._stretch(QRect(self._from, at).normalized())
        else:
            across, down = self._length(at.x() - self._from.x(), at.y() - self._from.y())
            sized = self._drag is _Drag.SIZE
            self._put(_sized(self._before, across, down) if sized else _moved(self._before, across, down))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is done."""
        dragged, self._drag = self._drag, None
        if dragged is None:
            return
        moved = (event.position().toPoint() - self._from).manhattanLength() > 4
        if dragged is _Drag.NEW and self.drawing is Drawing.CROP:
            self.drawing = Drawing.COVER
        if moved:
            self.changed.emit()

    def _by_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
            return True
        if self.read_only:
            return False
        if key == Qt.Key.Key_N:
            self.add()
        elif key == Qt.Key.Key_Space and self.boxes:
            self._choose((self.chosen + 1) % len(self.boxes))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen >= 0:
            self.remove_chosen()
        elif key in _ARROWS and self.chosen >= 0:
            step = _HAIR if modifiers & Qt.KeyboardModifier.ControlModifier else _STEP
            across, down = (step * each for each in _ARROWS[key])
            box = self.boxes[self.chosen]
            sized = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self._put(_sized(box, across, down) if sized else _moved(box, across, down))
            self.changed.emit()
        else:
            return False
        return True

    def _stretch(self, drawn: QRect) -> None:
        """What is being drawn now."""
        left, top = self._length(max(0, drawn.left()), max(0, drawn.top()))
        right, bottom = self._length(min(self.width(), drawn.right()), min(self.height(), drawn.bottom()))
        box = Box(self.page, left, top, max(_SMALLEST, right - left), max(_SMALLEST, bottom - top))
        box = _moved(box, 0, 0)
        if self.drawing is Drawing.CROP:
            self.crop = box
            self.update()
        elif self.chosen < 0:
            self.boxes.append(box)
            self._choose(len(self.boxes) - 1)
        else:
            self._put(box)

    def _put(self, box: Box) -> None:
        words = self.labels.pop(self.boxes[self.chosen], "")
        self.boxes[self.chosen] = box
        if words:
            self.labels[box] = words
        self.update()

    def _choose(self, number: int) -> None:
        self.chosen = number
        self.update()
        self.chosen_changed.emit()

    def _length(self, across: int, down: int) -> tuple[int, int]:
        """Pixels as ten-thousandths."""
        return across * WHOLE // max(1, self.width()), down * WHOLE // max(1, self.height())

    def _place(self, box: Box) -> QRect:
        left, top, right, bottom = box.dots(self.width(), self.height())
        return QRect(QPoint(left, top), QPoint(right - 1, bottom - 1))

    def _corner(self, place: QRect) -> QRect:
        return QRect(place.right() - _CORNER + 1, place.bottom() - _CORNER + 1, _CORNER, _CORNER)

    def _fit(self) -> None:
        if self._picture.isNull():
            self.setFixedSize(1, 1)
            return
        size = self._picture.size().scaled(self._room, Qt.AspectRatioMode.KeepAspectRatio) * _ZOOMS[self._zoom]
        self.setFixedSize(size.expandedTo(QSize(40, 40)))
        self.update()


class CanvasArea(QScrollArea):
    """A canvas that fits where it is, and scrolls when it is made larger. Where it is to be read, a page is as wide as
    there is room, and scrolls from the start.
    """

    def __init__(self, colours: Colours, *, to_read: bool = False) -> None:
        super().__init__()
        self._to_read = to_read
        self.canvas = BoxCanvas(colours)
        self.setWidget(self.canvas)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(240, 200)
        self.setFocusProxy(self.canvas)
        self.canvas.changed.connect(self._follow)

    def resizeEvent(self, event: object) -> None:
        """Called by Qt."""
        super().resizeEvent(event)  # type: ignore[arg-type] # what Qt gives
        room = self.viewport().size() - QSize(8, 8)
        if self._to_read:
            # The bar is reckoned with also where it is not there: it cannot come and go with the size that it makes.
            bar = self.verticalScrollBar().sizeHint().width()
            room = QSize(self.width() - 2 * self.frameWidth() - bar - 8, _ENDLESS)
        self.canvas.has_room(room)

    def _follow(self) -> None:
        """A box that is moved with the keys stays in sight."""
        place = self.canvas.chosen_place
        if place is not None:
            self.ensureVisible(place.center().x(), place.center().y(), place.width() // 2, place.height() // 2)


def _moved(box: Box, across: int, down: int) -> Box:
    """Moved, and kept within the picture."""
    width, height = min(box.width, WHOLE), min(box.height, WHOLE)
    left = min(max(box.left + across, 0), WHOLE - width)
    top = min(max(box.top + down, 0), WHOLE - height)
    return replace(box, left=left, top=top, width=width, height=height)


def _sized(box: Box, across: int, down: int) -> Box:
    """Its lower right corner moved, and kept within the picture."""
    width = min(max(box.width + across, _SMALLEST), WHOLE - box.left)
    height = min(max(box.height + down, _SMALLEST), WHOLE - box.top)
    return replace(box, width=width, height=height)

"""Whether what is drawn stands out from what it is drawn on (WCAG 2.2, 1.4.3 and 1.4.11, level AA), by its pixels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PIL import Image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QTextEdit,
    QWidget,
)

Colour = tuple[int, int, int]
TEXT, SHAPE = 4.5, 3.0
"""The least contrast of text, and of what shows where a control is."""
_SHARP = 2
"""Pixels of the picture to one of the window: at this size the stem of a letter has its whole colour."""
_EDGE = 4
"""Pixels at the side of a control that are its frame."""
_MOST_COLOURS = 1 << 16
_FEW = 3
"""Pixels of one colour that are none: where two others meet."""
_FRAMED = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
_TOLD = 60


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio (WCAG 2.2, definition), 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(window: QWidget) -> list[str]:
    """Every text in sight, in the uppermost window, that does not stand out, and every field whose frame does not."""
    dialogs = [each for each in QApplication.topLevelWidgets() if each.isVisible() and isinstance(each, QDialog)]
    top = dialogs[-1] if dialogs else window
    picture = _picture(top)
    found = set()
    for each in top.findChildren(QWidget):
        if not each.isVisible() or each.window() is not top or not each.isEnabled():
            continue
        for text, place in _texts(each):
            seen = _seen(each, place, top)
            if seen.height() * 2 > place.height() and (told := _stands_out(picture, seen)) < TEXT:
                found.add(f"{_name(each)} is faint, {told:.1f}: {text[:_TOLD]}")
        if _has_frame(each) and (told := _frame(picture, each, top)) < SHAPE:
            found.add(f"{_name(each)} has a faint frame, {told:.1f}")
    return sorted(found)


def _texts(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    """The texts that a widget draws, and where."""
    inner = widget.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    match widget:
        case QLabel() if widget.text():
            yield widget.text(), widget.rect()
        case QCheckBox() | QRadioButton() if widget.text():
            yield widget.text(), inner.adjusted(widget.iconSize().width() + 3 * _EDGE, 0, 0, 0)
        case QAbstractButton() if widget.text():
            yield widget.text(), inner
        case QComboBox():
            yield widget.currentText(), inner.adjusted(0, 0, -inner.height(), 0)
        case QLineEdit() if widget.text() or widget.placeholderText():
            yield widget.text() or widget.placeholderText(), _beside_buttons(widget, inner)
        case QPlainTextEdit() | QTextEdit() if widget.toPlainText():
            yield widget.toPlainText(), inner
        case QMenuBar():
            for action in widget.actions():
                yield action.text(), widget.actionGeometry(action)
        case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
            yield from _headings(widget)
        case QAbstractItemView():
            yield from _items(widget)


def _beside_buttons(line: QLineEdit, inner: QRect) -> QRect:
    """What the buttons in a line leave to its text."""
    for each in line.findChildren(QAbstractButton):
        if each.isVisible() and each.x() > line.width() // 2:
            inner.setRight(min(inner.right(), each.x() - 1))
        elif each.isVisible():
            inner.setLeft(max(inner.left(), each.geometry().right() + 1))
    return inner


def _headings(header: QHeaderView) -> Iterator[tuple[str, QRect]]:
    for place in range(header.count()):
        if text := str(header.model().headerData(place, Qt.Orientation.Horizontal) or ""):
            yield text, QRect(header.sectionViewportPosition(place), 0, header.sectionSize(place), header.height())


def _items(view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    """What stands in the rows in sight."""
    model, across = view.model(), 1
    if isinstance(view, QHeaderView) or model is None:
        return
    if isinstance(view, QTableView):
        across = view.horizontalHeader().count()
    origin = view.viewport().pos()
    for row in range(model.rowCount(view.rootIndex())):
        for column in range(across):  # a list keeps to itself how many it has
            index = model.index(row, column, view.rootIndex())
            text, place = str(index.data() or ""), view.visualRect(index)
            if place.top() > view.viewport().height():
                return
            if text and place.intersects(view.viewport().rect()):
                yield text, place.translated(origin)


def _has_frame(widget: QWidget) -> bool:
    """Whether it is a field to be filled in, with a frame of its own."""
    if not isinstance(widget, _FRAMED) or isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox)):
        return False
    reads = isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)) and widget.isReadOnly()
    return not reads and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus


def _frame(picture: Image.Image, widget: QWidget, top: QWidget) -> float:
    """How the frame stands out from what is around it, at the middle of its left side."""
    middle = widget.height() // 2
    across = QRect(-_EDGE, middle, 2 * _EDGE, 2)
    place = QRect(widget.mapTo(top, across.topLeft()), across.size())
    if not top.rect().contains(place) or not _seen(widget, QRect(0, middle, _EDGE, 2), top).isValid():
        return 21.0
    return _stands_out(picture, place)


def _seen(widget: QWidget, place: QRect, top: QWidget) -> QRect:
    """The part of a place in a widget that is in sight, as it lies in the window; not valid where there is none."""
    shown = widget.visibleRegion().boundingRect().intersected(place)
    return QRect(widget.mapTo(top, shown.topLeft()), shown.size()) if shown.isValid() else QRect()


def _stands_out(picture: Image.Image, place: QRect) -> float:
    """The greatest contrast with the ground: the colour that most of it has."""
    box = [each * _SHARP for each in (place.left(), place.top(), place.right() + 1, place.bottom() + 1)]
    counted = cast(list[tuple[int, Colour]], picture.crop((box[0], box[1], box[2], box[3])).getcolors(_MOST_COLOURS))
    _, ground = max(counted)
    others = [colour for many, colour in counted if many >= _FEW and colour != ground]
    if not others:
        return 21.0  # nothing is drawn there: the text is elsewhere, or of no width
    return max(contrast(each, ground) for each in others)


def _picture(top: QWidget) -> Image.Image:
    drawn = QImage(top.size() * _SHARP, QImage.Format.Format_RGB888)
    drawn.setDevicePixelRatio(_SHARP)
    drawn.fill(Qt.GlobalColor.white)
    top.render(drawn, QPoint(0, 0))
    size, line = (drawn.width(), drawn.height()), drawn.bytesPerLine()
    return Image.frombuffer("RGB", size, bytes(drawn.constBits()), "raw", "RGB", line, 1)


def _luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    parts = [each / 255 for each in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()

"""What a look at a picture would find: texts that do not fit where they stand, and keys that mean two things."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from app.ui.widgets.elided import ElidedLabel

_ROUNDING = 2
"""Pixels by which measures of type differ from what is drawn."""
_MARGIN = 4
"""Pixels that a line of text leaves free at its two sides beside its own margins."""
_TOLD = 100
"""Characters of a text by which it is recognised in what is told."""
_APART = (QAbstractButton, QComboBox, QLineEdit, QLabel)
"""What never lies over another of its layout."""
_EVERYWHERE = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)


def cut_off(window: QWidget) -> list[str]:
    """Every text in sight that does not fit, in the window and in the dialogs over it, and every dialog that is larger
    than the screen.
    """
    found = {f"{_name(top)} is larger than the screen" for top in _tops(window) if _too_large(top)}
    for top in _tops(window):
        for each in top.findChildren(QWidget):
            if each.isVisible() and each.window() is top:
                found.update(f"{_name(each)}: {text[:_TOLD]}" for text in _cut_in(each))
                found.update(f"{_name(one)} lies over {_name(other)}" for one, other in _overlapping(each))
    return sorted(found)


def doubled_keys(window: QWidget) -> list[str]:
    """Keys that two actions answer to at one place: then Qt does neither."""
    owned = [(key, owners, context) for key, owners, context in _keys(window) if key and owners]
    found = set()
    for (key, one, its), (other_key, other, others) in combinations(owned, 2):
        if key == other_key and _meet(one, its, other, others):
            found.add(key)
    return sorted(found)


def _tops(window: QWidget) -> list[QWidget]:
    dialogs = [each for each in QApplication.topLevelWidgets() if each.isVisible() and isinstance(each, QDialog)]
    return [window, *dialogs]


def _too_large(top: QWidget) -> bool:
    """The window is given its size by who looks, a dialog takes its own."""
    screen = top.screen().availableGeometry()
    return isinstance(top, QDialog) and (top.width() > screen.width() or top.height() > screen.height())


def _cut_in(widget: QWidget) -> Iterator[str]:
    """The texts of one widget that are not wholly drawn."""
    match widget:
        case ElidedLabel():
            if widget.toolTip() == "" and widget.fontMetrics().horizontalAdvance(widget.text()) > widget.width():
                yield widget.text()
        case QLabel() if widget.text():
            if _label_is_cut(widget) or _lies_outside(widget):
                yield widget.text()
        case QAbstractButton() if widget.text():
            if _too_small(widget, widget.sizeHint()) or _lies_outside(widget):
                yield widget.text()
        case QComboBox():
            cut = widget.fontMetrics().horizontalAdvance(widget.currentText()) > _room_in(widget)
            if cut and not widget.toolTip():  # one that ends in … shows the whole of it when pointed at
                yield widget.currentText()
        case QLineEdit() if widget.placeholderText() and not widget.text():
            margins = widget.textMargins()
            room = widget.contentsRect().width() - margins.left() - margins.right() - _MARGIN
            if widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > room:
                yield widget.placeholderText()
        case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
            yield from _headings(widget)
        case QTableView():
            yield from _cells(widget)


def _label_is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        widest = max(label.fontMetrics().horizontalAdvance(word) for word in label.text().split() or [""])
        return label.heightForWidth(label.width()) > label.height() + _ROUNDING or (
            "\u200b" not in label.text() and widest > label.contentsRect().width() + _ROUNDING
        )
    return _too_small(label, label.sizeHint())


def _too_small(widget: QWidget, needs: QSize) -> bool:
    return needs.width() > widget.width() + _ROUNDING or needs.height() > widget.height() + _ROUNDING


def _lies_outside(widget: QWidget) -> bool:
    """Whether a part of it is outside what holds it, and cannot be brought into sight by scrolling."""
    place = QRect(QPoint(0, 0), widget.size())
    child, parent = widget, widget.parentWidget()
    while parent is not None and not child.isWindow():
        place.translate(child.pos())
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            sideways = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if sideways and not _inside(place, parent.rect(), upright=False):
                return True
            place = QRect(QPoint(0, 0), area.size())
            child, parent = area, area.parentWidget()
            continue
        if not _inside(place, parent.rect()):
            return True
        child, parent = parent, parent.parentWidget()
    return False


def _inside(place: QRect, room: QRect, *, upright: bool = True) -> bool:
    wide = place.left() >= -_ROUNDING and place.right() <= room.right() + _ROUNDING
    return wide and (not upright or (place.top() >= -_ROUNDING and place.bottom() <= room.bottom() + _ROUNDING))


def _room_in(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    option.initFrom(box)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width() + _ROUNDING


def _headings(header: QHeaderView) -> Iterator[str]:
    """Qt keeps room for the arrow of the sorted column in every heading, shown or not; only that one needs it."""
    model, shown, sorted_by = header.model(), header.isSortIndicatorShown(), header.sortIndicatorSection()
    header.blockSignals(True)
    for place in range(header.count()):
        text = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
        header.setSortIndicatorShown(shown and place == sorted_by)
        if text and header.sectionSizeFromContents(place).width() > header.sectionSize(place) + _ROUNDING:
            yield text
    header.setSortIndicatorShown(shown)
    header.blockSignals(False)


def _cells(table: QTableView) -> Iterator[str]:
    """A cell may end in … where the whole of it is shown when pointed at, which is the delegate's to do."""
    if type(table.itemDelegate()) is QStyledItemDelegate:
        model = table.model()
        for row in range(min(model.rowCount(), 20)):
            for place in range(model.columnCount()):
                index = model.index(row, place)
                if table.sizeHintForIndex(index).width() > table.columnWidth(place) + _ROUNDING:
                    yield str(index.data())


def _keys(window: QWidget) -> Iterator[tuple[str, list[QWidget], Qt.ShortcutContext]]:
    for action in window.findChildren(QAction):
        if isValid(action) and action.isEnabled() and action.isVisible():
            owners = [
                each for each in action.associatedObjects() if isinstance(each, QWidget) and _reached(each, window)
            ]
            for key in action.shortcuts():
                yield key.toString(QKeySequence.SequenceFormat.PortableText), owners, action.shortcutContext()
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.isEnabled() and isinstance(owner, QWidget) and _reached(owner, window):
            yield shortcut.key().toString(QKeySequence.SequenceFormat.PortableText), [owner], shortcut.context()


def _reached(owner: QWidget, window: QWidget) -> bool:
    """Whether Qt finds a key of this widget from the window: a menu's through what opens it."""
    if isinstance(owner, QMenu):
        openers = [each for each in owner.menuAction().associatedObjects() if isinstance(each, QWidget)]
        return any(_reached(each, window) for each in openers)
    return owner.isVisible() and owner.window() is window


def _meet(
    one: list[QWidget], its: Qt.ShortcutContext, other: list[QWidget], others: Qt.ShortcutContext
) -> bool:  # fmt: skip
    """Whether there is a place of the cursor where both answer. What holds in the whole window is everywhere."""
    if its in _EVERYWHERE or others in _EVERYWHERE:
        return True
    return any(a is b or a.isAncestorOf(b) or b.isAncestorOf(a) for a in one for b in other)


def _overlapping(holder: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """The controls and texts of one layout that lie over each other: there is less room than they need."""
    layout = holder.layout()
    if layout is None:
        return
    # Not by the items of the layout: Python keeps what it was given of them longer than Qt keeps them.
    held = [each for each in holder.children() if isinstance(each, _APART)]
    seen = [each for each in held if each.isVisible() and layout.indexOf(each) >= 0]
    for one, other in combinations(seen, 2):
        shared = one.geometry().intersected(other.geometry())
        if shared.width() > _ROUNDING and shared.height() > _ROUNDING:
            yield one, other


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()

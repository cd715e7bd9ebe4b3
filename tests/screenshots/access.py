"""What somebody who does not see the screen, or uses no mouse, would miss: names of controls, a way to them by Tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.screenshots.focus import stops

_ASKED = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QAbstractItemView, QTabBar)
"""Kinds that say nothing by themselves: they need a name."""
_MOST_STOPS = 500
_ON_PURPOSE = ("make_passphrase",)
"""Tab goes from a passphrase to where it is typed again: a space typed then would press what stands between."""
_TAB = Qt.FocusPolicy.TabFocus.value


def unnamed(window: QWidget) -> list[str]:
    """Every control in sight that a screen reader could only call by its kind."""
    found = set()
    for top in _tops(window):
        for each in (*_controls(top), *stops(top)):
            told = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
            if not told:
                found.add(f"{_path(each)} has no name")
    return sorted(found)


def unreached(window: QWidget) -> list[str]:
    """Every control in the uppermost window that Tab is to come to and does not, from where the cursor is. To what
    stands in something before the part that has its cursor, as tools above a text, Shift+Tab leads.
    """
    top = _tops(window)[-1]
    here = QApplication.focusWidget()
    first = here if here is not None and here.window() is top else _after(top, top)
    onward, back = _stops(first, top, _after), _stops(first, top, _before)
    missed = [each for each in _controls(top) if _wants(each) and each not in onward]
    return sorted(f"{_path(each)} is not reached by Tab" for each in missed if each not in back or not _in_one(each))


def _stops(at: QWidget | None, top: QWidget, way: Callable[[QWidget, QWidget], QWidget | None]) -> set[QWidget]:
    reached: set[QWidget] = set()
    while at is not None and at not in reached:
        reached.add(at)
        at = way(at, top)
    return reached


def _after(widget: QWidget, top: QWidget) -> QWidget | None:
    """Where Tab goes from a widget, as Qt works it out: also to what hands the cursor on to a part of it, and where
    that stands elsewhere in the chain than its part one goes round in circles.
    """
    return next((taker for at, taker in _takers(widget, top) if taker is at or not taker.isAncestorOf(at)), None)


def _before(widget: QWidget, top: QWidget) -> QWidget | None:
    """Where Shift+Tab goes."""
    found = [taker for at, taker in _takers(widget, top) if taker is at or not at.isAncestorOf(taker)]
    return found[-1] if found else None


def _takers(widget: QWidget, top: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """What comes behind a widget, and what takes the cursor there."""
    at = widget.nextInFocusChain()
    while at is not None and at is not widget:
        taker = at
        while (proxy := taker.focusProxy()) is not None:
            taker = proxy
        if _wants(taker) and at.isVisibleTo(top) and at.isEnabled():
            yield at, taker
        at = at.nextInFocusChain()


def _in_one(widget: QWidget) -> bool:
    """Whether it is a part of something that hands the cursor on to another part."""
    parent = widget.parentWidget()
    while parent is not None and parent.focusProxy() is None:
        parent = parent.parentWidget()
    return parent is not None


def climbing(window: QWidget) -> list[str]:
    """Every control of a dialog from which Tab goes up again, to one that stands right above it: whoever hears a form,
    or sees little of it at a time, would lose the way. A page may begin with what one came for.
    """
    top = _tops(window)[-1]
    if not isinstance(top, QDialog):
        return []
    controls = {each for each in _controls(top) if _wants(each)}
    stops: list[QWidget] = []
    at: QWidget | None = top.nextInFocusChain()
    while at is not None and at is not top and len(stops) < _MOST_STOPS:
        if at in controls:
            stops.append(at)
        at = at.nextInFocusChain()
    pairs = ((one, other) for one, other in pairwise(stops) if other.objectName() not in _ON_PURPOSE)
    found = ((one, other) for one, other in pairs if _right_above(other, one))
    return sorted(f"Tab climbs from {_path(one)} to {_path(other)}" for one, other in found)


def _right_above(other: QWidget, one: QWidget) -> bool:
    """Whether the one stands higher, and partly over the other; in what scrolls by itself both must be."""
    if _scrolled_in(one) is not _scrolled_in(other):
        return False
    mine, its = (QRect(each.mapToGlobal(QPoint(0, 0)), each.size()) for each in (one, other))
    return its.bottom() <= mine.top() and its.left() < mine.right() and mine.left() < its.right()


def _scrolled_in(widget: QWidget) -> QWidget | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent


def _wants(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & _TAB) and widget.isEnabled()


def _tops(window: QWidget) -> list[QWidget]:
    dialogs = [each for each in QApplication.topLevelWidgets() if each.isVisible() and isinstance(each, QDialog)]
    return [window, *dialogs]


def _controls(top: QWidget) -> Iterator[QWidget]:
    """The controls of a window that can have the cursor; what Qt puts inside of one of them is a part of it."""
    for each in top.findChildren(QWidget):
        if not each.isVisible() or each.window() is not top or isinstance(each, (QHeaderView, QScrollArea)):
            continue
        can = isinstance(each, (QAbstractButton, *_ASKED)) and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if can and not _inside_of_another(each):
            yield each


def _inside_of_another(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, (QComboBox, QAbstractSpinBox, QTabBar, QLineEdit)):
            return True
        if isinstance(parent, QAbstractScrollArea) and not isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _path(widget: QWidget) -> str:
    """What it is, and in which named widget it stands."""
    around = widget.parentWidget()
    while around is not None and not around.objectName():
        around = around.parentWidget()
    inside = f" in {around.objectName()}" if around is not None else ""
    return f"{type(widget).__name__} {widget.objectName()}".strip() + inside

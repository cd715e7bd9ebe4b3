"""A row that goes on below where it does not fit beside: Qt has none. For buttons, whose texts differ by language."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QWidget

from app.ui.widgets.elided import ElidedLabel

_GAP = 8
_LEAST = 160


class _Placed(QLayout):
    """Puts its items in their place by the width that it is given; `_place` says where. How high it is in a width is
    measured once until something in it changes, as Qt's own layouts do: Qt asks a dozen times.
    """

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._highs: dict[int, int] = {}
        """Pixels of height by pixels of width, as far as they were asked for."""
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Called by Qt for what is added."""
        self._items.append(item)
        self._highs.clear()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        self._highs.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes the width that there is."""
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = self._shown()
        wide = sum(each.sizeHint().width() for each in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(wide, max((each.sizeHint().height() for each in shown), default=0))

    def minimumSize(self) -> QSize:
        """As wide as the widest of them."""
        shown = self._shown()
        wide = max((each.minimumSize().width() for each in shown), default=0)
        return QSize(wide, max((each.minimumSize().height() for each in shown), default=0))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is where it is so wide."""
        high = self._highs.get(width)
        if high is None:
            high = self._highs[width] = self._place(QRect(0, 0, width, 0), move=False)
        return high

    def invalidate(self) -> None:
        """Called by Qt when something in it came, went, or asks for other room."""
        self._highs.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [each for each in self._items if not each.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put them in their place, or only measure; the height of all of them."""
        raise NotImplementedError


@runtime_checkable
class Foldable(Protocol):
    """Something whose parts stand beside each other, and below each other where a dialog has no room for that."""

    def fold_rows(self) -> None:
        """Put them below each other."""


class Flow(_Placed):
    """Things beside each other, on as many lines as their width asks for.

    `lead`: the first one takes the room that the others leave at the right of it; where they leave it too little it has
    a line of its own, above them. `least` are the pixels that it is content with.
    """

    def __init__(self, *widgets: QWidget, lead: bool = False, gap: int = _GAP, least: int = _LEAST) -> None:
        super().__init__(gap)
        self._lead, self._lead_least = lead, least
        for each in widgets:
            self.addWidget(each)
        if lead and isinstance(widgets[0], QAbstractButton):
            self.setAlignment(widgets[0], Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put them in their place, or only measure; the height of all of them."""
        shown, top = self._shown(), rect.top()
        if self._lead and shown and shown[0] is self._items[0]:
            rest = sum(each.sizeHint().width() + self._gap for each in shown[1:])
            lead, beside = shown[0], rect.width() - rest
            if beside >= self._least(lead):
                return self._line([lead, *shown[1:]], QRect(rect.left(), top, rect.width(), 0), beside, move=move)
            high = _high(lead, rect.width())
            if move:
                lead.setGeometry(QRect(rect.left(), top, rect.width(), high))
            shown, top = shown[1:], top + high + self._gap
        line: list[QLayoutItem] = []
        wide = 0
        for each in shown:
            asked = min(each.sizeHint().width(), rect.width())
            if line and wide + self._gap + asked > rect.width():
                top += self._line(line, QRect(rect.left(), top, rect.width(), 0), 0, move=move) + self._gap
                line, wide = [], 0
            wide += asked + (self._gap if line else 0)
            line.append(each)
        if line:
            top += self._line(line, QRect(rect.left(), top, rect.width(), 0), 0, move=move)
        return top - rect.top()

    def _least(self, lead: QLayoutItem) -> int:
        """Pixels that the first one is content with beside the others."""
        words = lead.widget()
        if isinstance(words, ElidedLabel):
            return words.whole_width  # nothing of it is cut off for the others
        return max(lead.minimumSize().width(), min(lead.sizeHint().width(), self._lead_least))

    def _line(self, line: list[QLayoutItem], rect: QRect, first: int, *, move: bool) -> int:
        """One line, and its height. Where `first` is not 0 its first has so many pixels, and all of the height."""
        widths = [min(each.sizeHint().width(), rect.width()) for each in line]
        if first:
            widths[0] = first
        high = max(_high(each, wide) for each, wide in zip(line, widths, strict=True))
        if move:
            left = rect.left()
            for place, (each, wide) in enumerate(zip(line, widths, strict=True)):
                own = high if first and place == 0 else _high(each, wide)
                each.setGeometry(QRect(QPoint(left, rect.top() + (high - own) // 2), QSize(wide, own)))
                left += wide + self._gap
        return high


class Beside(_Placed):
    """Two things: the second takes the room at the right of the first where that is at least `least` pixels, and stands
    below it where it is not.
    """

    def __init__(self, first: QWidget, second: QWidget, least: int, gap: int = _GAP) -> None:
        super().__init__(gap)
        self._wanted = least
        self.addWidget(first)
        self.addWidget(second)

    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = self._shown()
        if not shown:
            return 0
        widths = [min(each.sizeHint().width(), rect.width()) for each in shown]
        rest = rect.width() - widths[0] - self._gap
        beside = len(shown) > 1 and rest >= min(self._wanted, widths[-1])
        widths[-1] = rest if beside else rect.width()
        highs = [_high(each, wide) for each, wide in zip(shown, widths, strict=True)]
        if move:
            across = max(highs)
            left, top = rect.left(), rect.top()
            for each, wide, high in zip(shown, widths, highs, strict=True):
                down = (across - high) // 2 if beside else 0
                each.setGeometry(QRect(left, top + down, wide, high))
                left, top = (left + wide + self._gap, top) if beside else (left, top + high + self._gap // 2)
        return max(highs) if beside else sum(highs) + self._gap // 2 * (len(shown) - 1)


class Columns(_Placed):
    """Things in rows, all as wide: as many beside each other as there is room for, and never more than `across`."""

    def __init__(self, *widgets: QWidget, across: int, least: int, between: int, below: int) -> None:
        super().__init__(between)
        self._across, self._least, self._below = across, least, below
        for each in widgets:
            self.addWidget(each)

    def sizeHint(self) -> QSize:
        """As many beside each other as there may be."""
        beside = max(1, min(self._across, len(self._items)))
        wide = max((each.sizeHint().width() for each in self._items), default=0)
        return QSize(beside * (wide + self._gap) - self._gap, self.minimumSize().height())

    def _place(self, rect: QRect, *, move: bool) -> int:
        widest = max([self._least, *(each.minimumSize().width() for each in self._items)])
        beside = max(1, min(self._across, (rect.width() + self._gap) // (widest + self._gap)))
        wide = (rect.width() - self._gap * (beside - 1)) // beside
        top = rect.top()
        for start in range(0, len(self._items), beside):
            line = self._items[start : start + beside]
            high = max(_high(each, wide) for each in line)
            for place, each in enumerate(line if move else ()):
                each.setGeometry(QRect(rect.left() + place * (wide + self._gap), top, wide, high))
            top += high + self._below
        return max(0, top - self._below - rect.top())


def _high(item: QLayoutItem, wide: int) -> int:
    return max(item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height(), 1)

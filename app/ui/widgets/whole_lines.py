"""A list that is as high as whole lines, with the rest of its height empty below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget


class WholeLines(QVBoxLayout):
    """Things below each other, the last of them a list, of which no line stands half in sight.

    What is left empty is taken off where everything is put in its place, and nobody else hears of it: a list that asked
    for other room because of it would move whatever shares the height with it, and that would move the list, without
    end. `line` gives the pixels of one line, 0 where there is none.
    """

    def __init__(self, parent: QWidget, listed: QAbstractScrollArea, line: Callable[[], int]) -> None:
        super().__init__(parent)
        self._listed, self._line = listed, line
        self._room, self._rest = QRect(), 0
        self._beside: int | None = None
        """Pixels of height that are not for lines, as they turned out the last time."""

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        self._room, self._rest = rect, self._left(rect.height())
        super().setGeometry(rect.adjusted(0, 0, 0, -self._rest))

    def fit(self) -> None:
        """The room for lines has turned out otherwise: to be called when it has been given its place."""
        beside = self._room.height() - self._rest - self._listed.viewport().height()
        if beside != self._beside or self._left(self._room.height()) != self._rest:
            self._beside = beside
            self.setGeometry(self._room)

    def _left(self, high: int) -> int:
        line = self._line()
        if self._beside is None or line <= 0:
            return 0
        room = high - self._beside
        return room % line if room > line else 0

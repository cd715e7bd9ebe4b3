"""A list, and below it what there is to say of the row that the cursor is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui.widgets.parts import GAP
from app.ui.widgets.table import RecordTable

_PART = 0.4
"""Of the height, that what stands below a list takes from rows: more is scrolled to."""
_LEAST = 168
"""Pixels that are kept for it, if it needs as many."""


class WithBelow(QWidget):
    """What stands below is as high as what is in it. Where there is too little room for that the list first gives up
    what its rows do not fill, and then rows, until it has left more than a part of the height.
    """

    def __init__(self, table: RecordTable, below: QScrollArea) -> None:
        super().__init__()
        self._table, self._below, self._least = table, below, 0
        for each in (table, below):
            each.setParent(self)
        below.installEventFilter(self)
        below.viewport().installEventFilter(self)
        table.model.modelReset.connect(self._place)

    def sizeHint(self) -> QSize:
        """As the list asks."""
        return self._table.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for both, and no more than that."""
        listed, below = self._table.minimumSizeHint(), self._below.minimumSizeHint()
        high = max(listed.height(), self._table.minimumHeight())
        if not self._below.isHidden():
            high += GAP + self._least
        return QSize(max(listed.width(), below.width()), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height of what stands below."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """The list asks for other room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands below came, went, or says something else."""
        kinds = (QEvent.Type.LayoutRequest,) if watched is self._below.viewport() else _COMES_OR_GOES
        if event.type() in kinds:
            self._place()
        return False

    def _place(self) -> None:
        """Share the height."""
        wide, high = self.width(), self.height()
        if self._below.isHidden():
            self._table.setGeometry(QRect(0, 0, wide, high))
            self._keep(0)
            return
        room = max(0, high - GAP)
        free = room - self._table.whole_height
        needed = self._needed(wide)
        below = min(needed, max(round(room * _PART), free))
        if below < needed:  # what is less than a row the list has no use for
            below = min(needed, below + self._table.spare(room - below))
        below = max(0, min(below, room - self._table.minimumHeight()))
        self._keep(min(needed, _LEAST))
        self._table.setGeometry(QRect(0, 0, wide, room - below))
        self._below.setGeometry(QRect(0, high - below, wide, below))

    def _keep(self, least: int) -> None:
        """Have so many pixels of height for what stands below, however low the page is."""
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def _needed(self, wide: int) -> int:
        """Pixels of height of all that is said below, where it is so wide, and of the frame around it."""
        inside = self._below.widget()
        layout = None if inside is None else inside.layout()
        if layout is None:
            return 0
        frame = 2 * self._below.frameWidth()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(wide - frame) + frame
        return layout.totalSizeHint().height() + frame


_COMES_OR_GOES = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)

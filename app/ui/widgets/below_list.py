"""What stands below a list about the row that the cursor is on: as high as its words, up to a part of the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.ui.theme.theme import set_role
from app.ui.widgets.parts import column

_MARGIN = 14
_MOST = 168
"""Pixels: so many that a list beside it keeps some rows on the smallest screen. More is scrolled to."""


class BelowList(QScrollArea):
    """A card of words that wrap."""

    def __init__(self, *words: QWidget) -> None:
        super().__init__()
        set_role(self, "below")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._holder = QFrame()
        set_role(self._holder, "card")
        self._holder.setLayout(column(*words, None, spacing=4, margin=_MARGIN))
        self.setWidget(self._holder)
        self._high = 0

    def sizeHint(self) -> QSize:
        """As high as its words at this width."""
        return QSize(200, self._high)

    def minimumSizeHint(self) -> QSize:
        """The same: a list gives way for it."""
        return QSize(200, self._high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        self._measure()

    def event(self, event: QEvent) -> bool:
        """Measure again when it is shown, and when its words changed."""
        kind = event.type()  # asked before: what is done with it may be the end of both
        done = super().event(event)
        if kind in (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.PolishRequest):
            self._measure()
        return done

    def measure(self) -> None:
        """Other words stand in it."""
        self._measure()

    def _measure(self) -> None:
        layout = self._holder.layout()
        if layout is None or self.width() <= 0:
            return
        layout.invalidate()
        high = min(_MOST, max(layout.totalHeightForWidth(self.width()), 1))
        if high != self._high:
            self._high = high
            self.updateGeometry()

"""Where the pages stand: the whole room beside the sidebar, scrolled where the window is too low for what a page says.

Lists and texts give way first; only where what is left of them is too little to work in does the page scroll.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

from app.ui.theme.fonts import enlarged

_LARGE = 1.15
"""Times the usual size of type below which every page is known to fit."""

_CLEARLY = 48
"""Pixels by which a page that scrolled has to fit before it no longer does."""


class PageRoom(QScrollArea):
    """Holds the pages; the keyboard goes to what stands in them, and what has the cursor is brought into sight."""

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__()
        self._stack = stack
        self._scrolls = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = QWidget()
        stack.setParent(self._holder)
        self.setWidget(self._holder)
        stack.installEventFilter(self)
        stack.currentChanged.connect(self._changed)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size of the window."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._scrolls = False
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something came, went or became higher on a page."""
        taken = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest and watched is self._stack:
            self._measure()
        return taken

    def _changed(self, _: int) -> None:
        self.verticalScrollBar().setValue(0)
        self._scrolls = False
        self._measure()

    def _measure(self) -> None:
        room = self.maximumViewportSize()
        wide, least = room.width(), self._least(room.width())
        # What a page says of itself follows the width that it has: a bar that went at once would come back at once.
        self._scrolls = least > room.height() - (_CLEARLY if self._scrolls else 0)
        if self._scrolls:  # beside the bar there is less width, and words take more height
            wide -= self.verticalScrollBar().sizeHint().width()
            least = max(room.height() + 1, self._least(wide))
        self._holder.resize(wide, max(least, room.height()))
        self._stack.setGeometry(QRect(0, 0, wide, max(least, room.height())))

    def _least(self, wide: int) -> int:
        """Pixels of height below which something of the page that is shown would be cut off."""
        page = self._stack.currentWidget()
        layout = page.layout() if isinstance(page, QWidget) else None
        if layout is None or enlarged() <= _LARGE:
            return 0
        upright = layout.totalMinimumSize().height()
        return max(upright, layout.totalMinimumHeightForWidth(wide)) if layout.hasHeightForWidth() else upright

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._holder.height() > self.viewport().height() and self._holder.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 24)

"""A button on which one sees the cursor, also where it is filled with colour; its menu stays within the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton

_FILLED = ("primary", "danger")
_INSET, _THICK, _ROUND = 4, 2, 4
"""Pixels from the edge to the middle of the ring, of the ring itself, and of the radius of its corners."""


class PushButton(QPushButton):
    """Where the frame has the colour of the button itself, a ring within it, in the colour of its words, tells that
    the cursor is there: a stylesheet knows no frame but at the edge, and no colour stands out there from the button as
    well as from the page.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the ring."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("role") in _FILLED:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().buttonText().color(), _THICK))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET), _ROUND, _ROUND)
            painter.end()

    def setMenu(self, menu: QMenu) -> None:
        """A menu that opens below it."""
        super().setMenu(menu)
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt knows the edge of the screen, not of the window: a menu that would hang out of that ends where the button
        ends.
        """
        if event.type() is QEvent.Type.Show and isinstance(watched, QMenu):
            window, at = self.window(), watched.pos()
            if at.x() + watched.width() > window.mapToGlobal(QPoint(window.width(), 0)).x():
                watched.move(self.mapToGlobal(QPoint(self.width() - watched.width(), 0)).x(), at.y())
        return super().eventFilter(watched, event)

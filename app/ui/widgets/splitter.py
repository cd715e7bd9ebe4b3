"""Two parts beside each other, and the line between them: it is moved by mouse, and by keyboard as well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from app.ui.context import Context
from app.ui.theme.fonts import grown

_STEP = 24
"""Pixels that an arrow moves the line."""


class Splitter(QSplitter):
    """Two parts. Tab comes to the line between them, arrows move it, Home and End as far as it goes."""

    def __init__(self, context: Context, left: QWidget, right: QWidget) -> None:
        self._context = context
        super().__init__(Qt.Orientation.Horizontal)
        self._handles: list[QSplitterHandle] = []
        """By a name of ours: Python would let go of them."""
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        QWidget.setTabOrder(left, self.handle(1))

    def createHandle(self) -> QSplitterHandle:
        """Asked by Qt for each part; the line before the first is never seen."""
        made = _Line(self._context, self)
        self._handles.append(made)
        return made


class _Line(QSplitterHandle):
    def __init__(self, context: Context, splitter: QSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._lit = QColor(context.colours.accent)
        self.setObjectName("splitter_line")
        self.setAccessibleName(context.text("splitter.line"))
        self.setToolTip(context.text("splitter.line"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.splitter().sizes()[0]
        places = {
            int(Qt.Key.Key_Left): here - grown(_STEP),
            int(Qt.Key.Key_Right): here + grown(_STEP),
            int(Qt.Key.Key_Home): 0,
            int(Qt.Key.Key_End): self.splitter().width(),
        }
        if event.key() in places:
            self.moveSplitter(places[event.key()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where the cursor is on it one sees that."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            middle = self.rect().center().x()
            painter.fillRect(middle - 1, 0, 3, self.height(), self._lit)
            painter.end()

"""Columns that scroll where the window is too low for all of what stands in them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme.fonts import grown

_LIT = 6
"""Pixels by which words become wider when they are lit."""


class LowColumn(QScrollArea):
    """A column, scrolled only where it does not fit; the keyboard goes to what stands in it, never to what holds it."""

    def __init__(self, column: QVBoxLayout) -> None:
        super().__init__()
        self.holder = QWidget()
        self.holder.setLayout(column)
        self.setWidget(self.holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)


class ColumnOfPlaces(LowColumn):
    """Places, `least` pixels wide at the usual size of type, and wider where their words are."""

    def __init__(self, places: QVBoxLayout, least: int) -> None:
        super().__init__(places)
        self._least = least
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_least(self, least: int) -> None:
        """Take so much from now on."""
        self._least = least
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the longest word, with its bar, asks for."""
        return QSize(self._wide(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No narrower than that."""
        return QSize(self._wide(), super().minimumSizeHint().height())

    def _wide(self) -> int:
        longest = self.holder.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width() + _LIT
        return max(grown(self._least), longest)

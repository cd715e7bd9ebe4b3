"""Fields for bare text, which take in words and nothing else that is dropped on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QResizeEvent, QShowEvent

_MARGIN = 6
"""Pixels that a line leaves free at the sides of what stands in it."""


class PlainLine(QLineEdit):
    """One line. A file that is dropped on it is no text: its path would say where it lies on this computer. An example
    in it that is too long for it ends in an ellipsis.
    """

    example = ""
    """What stands in it while nothing is typed, whole."""

    def setPlaceholderText(self, text: str) -> None:
        """Show an example as far as it fits."""
        self.example = text
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Called by Qt."""
        super().resizeEvent(event)
        if self.example:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Called by Qt."""
        super().showEvent(event)
        if self.example:
            self._fit()

    def _fit(self) -> None:
        margins = self.textMargins()
        room = self.contentsRect().width() - margins.left() - margins.right() - _MARGIN
        fitting = self.fontMetrics().elidedText(self.example, QtCore.Qt.TextElideMode.ElideRight, room)
        super().setPlaceholderText(fitting if self.isVisible() else self.example)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Called by Qt. What is not taken here goes on to what is below: a page that takes files in."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)


class PlainLines(QPlainTextEdit):
    """Several lines, as `PlainLine`; a file that is copied and pasted is no text either."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Called by Qt for what is dragged over it, and for what is pasted."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Called by Qt."""
        if not source.hasUrls():
            super().insertFromMimeData(source)

"""Fields for bare text, which take in words and nothing else that is dropped on them."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class PlainLine(QLineEdit):
    """One line. A file that is dropped on it is no text: its path would say where it lies on this computer."""

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

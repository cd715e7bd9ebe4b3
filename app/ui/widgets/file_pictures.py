"""The pages of a file as pictures, from memory: a PDF page by page, a picture as its only one. Nothing in it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from app.documents.file_kind import FileKind, file_kind
from app.kernel.errors import CoachkluisError

if TYPE_CHECKING:
    from PIL import Image

_SIDE = 2_400
"""Pixels of the longest side in which a page is drawn."""


class FilePictures:
    """One file. `count` is 0 for one that cannot be shown; `close` lets go of it."""

    def __init__(self, data: bytes, parent: QObject) -> None:
        self._picture: QImage | None = None
        self._document: QPdfDocument | None = None
        self.count = 0
        kind = file_kind(data)
        if kind is FileKind.PDF:
            self._bytes = QByteArray(data)
            self._device = QBuffer(self._bytes)
            self._device.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document = QPdfDocument(parent)
            self._document.load(self._device)
            if self._document.error() is QPdfDocument.Error.None_:
                self.count = self._document.pageCount()
        elif kind is FileKind.PICTURE:
            from app.documents.masking import open_picture  # with what reads pictures: not before there is one

            try:
                self._picture = as_image(open_picture(data)[0])
                self.count = 1
            except CoachkluisError:
                return

    @property
    def is_pdf(self) -> bool:
        """Whether it has pages, which are neither cut nor turned."""
        return self._document is not None

    def picture(self, page: int) -> QImage:
        """A page; an empty picture where there is none."""
        if self._picture is not None:
            return self._picture
        if self._document is None or not 0 <= page < self.count:
            return QImage()
        size = self._document.pagePointSize(page)
        longest = max(size.width(), size.height(), 1.0)
        wanted = QSize(max(1, round(size.width() * _SIDE / longest)), max(1, round(size.height() * _SIDE / longest)))
        drawn = self._document.render(page, wanted)
        made = QImage(drawn.size(), QImage.Format.Format_RGB32)
        made.fill(0xFFFFFFFF)
        return _on(made, drawn)

    def close(self) -> None:
        """Let go of everything."""
        self._picture = None
        if self._document is not None:
            self._document.close()
            self._document.deleteLater()
            self._document = None
        self.count = 0


def as_image(picture: Image.Image) -> QImage:
    """The dots of a picture for the window."""
    seen = picture.convert("RGB")
    data = seen.tobytes()
    return QImage(data, seen.width, seen.height, seen.width * 3, QImage.Format.Format_RGB888).copy()


def _on(paper: QImage, drawn: QImage) -> QImage:
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper

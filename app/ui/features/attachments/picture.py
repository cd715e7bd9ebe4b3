"""A picture from memory, as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.features.attachments.shown_as import ShownAs
from app.ui.theme.colours import Colours

_MEGABYTES = 256
"""What decoding one picture may take: about 67 million pixels. A small file can call itself far larger."""
_LONGEST_SIDE = 3_200
"""Pixels. Larger pictures are made smaller while they are read."""
_FRAME = 2
"""Pixels of the frame that tells that the cursor is there."""


def read_picture(data: bytes, kind: ShownAs) -> QImage | None:
    """The picture in these bytes, upright; None where they are none, or one that is too large to be opened.

    The format is the one named, whatever the bytes look like to Qt: no other decoder ever sees them.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    before = QImageReader.allocationLimit()
    QImageReader.setAllocationLimit(_MEGABYTES)
    try:
        reader = QImageReader(buffer, QByteArray(kind.value.encode()))
        reader.setAutoDetectImageFormat(False)
        reader.setAutoTransform(True)
        size = reader.size()
        if not size.isValid() or size.width() * size.height() * 4 > _MEGABYTES * 2**20:
            return None
        if max(size.width(), size.height()) > _LONGEST_SIDE:
            reader.setScaledSize(size.scaled(QSize(_LONGEST_SIDE, _LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
        picture = reader.read()
    finally:
        QImageReader.setAllocationLimit(before)
    return None if picture.isNull() else picture


class PictureView(QWidget):
    """Shows one picture whole, in the middle, never larger than it is."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._ground, self._lit = QColor(colours.hover), QColor(colours.accent)
        self._picture = QImage()
        self.setMinimumSize(160, 120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, picture: QImage) -> None:
        """Show another picture; an empty one shows nothing."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Called by Qt."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        if self._picture.isNull():
            return
        room = self.size() - QSize(32, 32)
        ratio = self.devicePixelRatioF()
        own = self._picture.size() / ratio
        size = own.scaled(room, Qt.AspectRatioMode.KeepAspectRatio) if _too_large(own, room) else own
        place = self.rect()
        place.setSize(size)
        place.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._picture)
        if self.hasFocus():
            painter.setPen(QPen(self._lit, _FRAME))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


def _too_large(size: QSize, room: QSize) -> bool:
    return size.width() > room.width() or size.height() > room.height()

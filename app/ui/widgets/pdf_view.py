"""Shows a PDF from memory, page under page: nothing is written to the disk, and nothing in the file can do anything.

Pages are only painted. Links lead nowhere, scripts and forms do not run (F24): Qt's own view would hand a link to the
browser, so it is not used.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.context import Context
from app.ui.theme.theme import set_role

_GAP = 16
"""Pixels between pages, and around them."""
_WIDEST = 980
"""Pixels that a page is wide at most before anyone zooms."""
_ZOOMS = (0.5, 0.65, 0.8, 1.0, 1.25, 1.6, 2.0, 2.6)
_LARGEST_SIDE = 6_000
"""Pixels of a picture's side at most: a hostile page may call itself miles long."""
_KEPT = 6
"""Pictures of pages that are kept while one scrolls."""


class PdfView(QAbstractScrollArea):
    """The pages of one PDF. `show_pdf` shows bytes, `clear` forgets them; `failed` where they are no readable PDF."""

    failed = Signal()
    page_changed = Signal(int, int)
    """The page that is in sight, counted from 1, and how many there are."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = context.colours
        self._file: _File | None = None
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._zoom = _ZOOMS.index(1.0)
        self._told = (0, 0)
        self.setAccessibleName(context.text("pdf_view.name"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, "read")
        self.verticalScrollBar().setSingleStep(48)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().setSingleStep(48)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._file.document.pageCount() if self._file else 0

    def show_pdf(self, data: bytes) -> bool:
        """Show the first page of a PDF; False, and an empty view, where it is none or cannot be read."""
        self.clear()
        made = _File(self, data)
        if made.document.error() is not QPdfDocument.Error.None_ or not made.document.pageCount():
            made.close()
            self.failed.emit()
            return False
        self._file = made
        self._measure()
        self.verticalScrollBar().setValue(0)
        self._scrolled()
        return True

    def clear(self) -> None:
        """Forget the file and every picture of it."""
        if self._file is not None:
            self._file.close()
        self._file, self._told = None, (0, 0)
        self._pictures.clear()
        self._measure()
        self.viewport().update()

    def zoom(self, steps: int) -> None:
        """Show pages larger (1) or smaller (-1), keeping what is in sight where it is."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._zoom = min(max(self._zoom + steps, 0), len(_ZOOMS) - 1)
        self._pictures.clear()
        self._measure()
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()

    # What follows are calls by Qt.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._colours.hover))
        for number, place in enumerate(self._places()):
            if place.intersects(event.rect()):
                painter.fillRect(place, QColor("white"))
                painter.drawImage(place, self._picture(number, place.size()))
                painter.setPen(QColor(self._colours.line))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page Up and Page Down, Home and End scroll; Ctrl with + and - zooms."""
        key, control = cast(Qt.Key, event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        bar = self.verticalScrollBar()
        if control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif control and key is Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls, with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A move to another screen may ask for sharper pictures."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._pictures.clear()

    def _picture(self, number: int, size: QSize) -> QImage:
        """A page as a picture at the screen's own sharpness. What cannot be painted stays white."""
        ratio = self.devicePixelRatioF()
        key = (number, round(size.width() * ratio))
        if key not in self._pictures and self._file is not None:
            wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
            wanted = wanted.boundedTo(QSize(_LARGEST_SIDE, _LARGEST_SIDE))
            self._pictures[key] = self._file.document.render(number, wanted)
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def _places(self) -> list[QRect]:
        """Where the pages stand, as the view is scrolled now."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        places, top = [], _GAP
        for size in self._sizes():
            left = max(_GAP, (self.viewport().width() - size.width()) // 2)
            places.append(QRect(QPoint(left - across, top - down), size))
            top += size.height() + _GAP
        return places

    def _sizes(self) -> list[QSize]:
        """How large each page is shown: the widest fits the view."""
        if self._file is None:
            return []
        pages = self._file.pages
        room = min(max(120, self.viewport().width() - 2 * _GAP), _WIDEST)
        scale = room / max(width for width, _ in pages) * _ZOOMS[self._zoom]
        longest = _LARGEST_SIDE * 2
        return [
            QSize(max(1, round(width * scale)), max(1, min(round(height * scale), longest))) for width, height in pages
        ]

    def _measure(self) -> None:
        sizes = self._sizes()
        height = sum(each.height() + _GAP for each in sizes) + _GAP
        width = max((each.width() for each in sizes), default=0) + 2 * _GAP
        for bar, whole, seen in (
            (self.verticalScrollBar(), height, self.viewport().height()),
            (self.horizontalScrollBar(), width, self.viewport().width()),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(0, whole - seen))

    def _scrolled(self, _: int = 0) -> None:
        middle = self.viewport().height() // 2
        places = self._places()
        in_sight = next((number for number, place in enumerate(places, 1) if place.bottom() > middle), len(places))
        if (in_sight, len(places)) != self._told:
            self._told = (in_sight, len(places))
            self.page_changed.emit(*self._told)
        self.viewport().update()


class _File:
    """A PDF in memory. The bytes and their device live as long as the document that reads from them."""

    def __init__(self, parent: QObject, data: bytes) -> None:
        self._bytes = QByteArray(data)
        self._device = QBuffer(self._bytes)
        self._device.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(parent)
        self.document.load(self._device)
        sizes = (self.document.pagePointSize(number) for number in range(self.document.pageCount()))
        self.pages = [(max(1.0, each.width()), max(1.0, each.height())) for each in sizes]

    def close(self) -> None:
        """Let go of everything."""
        self.document.close()
        self.document.deleteLater()
        self._device.close()

"""Putting a PDF on paper without a file in between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_DOTS = 300
"""Dots to an inch in which pages are drawn: enough for small type, and a page of A4 takes 35 MB."""
_POINTS = 72


def print_pdf(content: bytes, near: QWidget, then: Callable[[], None] | None = None) -> None:
    """Ask for a printer and print; `then` is done when it was sent there. Nothing is kept anywhere."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, near.window())
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.accepted.connect(lambda: draw_pdf(content, printer))
    if then is not None:
        dialog.accepted.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()


def draw_pdf(content: bytes, printer: QPrinter) -> None:
    """Draw every page of a PDF on a page of paper, in its own size."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter(printer)
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        size = document.pagePointSize(page)
        dots = QSize(round(size.width() * _DOTS / _POINTS), round(size.height() * _DOTS / _POINTS))
        picture = document.render(page, dots)
        paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        paper.moveTopLeft(-printer.pageLayout().paintRectPixels(printer.resolution()).topLeft().toPointF())
        painter.drawImage(paper, picture)
    painter.end()
    document.close()

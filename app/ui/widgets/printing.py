"""Putting a PDF on paper without a file in between: first it is shown as it will be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label
from app.ui.widgets.pdf_view import PdfView

_DOTS = 300
"""Dots to an inch in which pages are drawn: enough for small type, and a page of A4 takes 35 MB."""
_POINTS = 72
_WHOLE_PAGE = (520, 740)
"""Pixels in which a page of A4 is seen whole; on a smaller screen the dialog gives way."""


def print_pdf(context: Context, content: bytes, near: QWidget, then: Callable[[], None] | None = None) -> None:
    """Show how it will lie on paper, then ask for a printer; `then` is done when it was sent there. Nothing is kept
    anywhere.
    """
    PrintPreview(context, content, near, then).open()


class PrintPreview(Dialog):
    """The pages, and a button to the system's own dialog."""

    def __init__(self, context: Context, content: bytes, near: QWidget, then: Callable[[], None] | None = None) -> None:
        super().__init__(context, near, "printing.title", "printing.print", name="print_preview")
        self._content, self._then = content, then
        self._pages = PdfView(context)
        self._pages.setObjectName("print_pages")
        self._pages.setMinimumSize(*_WHOLE_PAGE)
        self._number = label("", "hint", wrap=False)
        self._number.setObjectName("print_number")
        self._pages.page_changed.connect(self._tell)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._number)
        self.primary.setEnabled(self._pages.show_pdf(content))

    def confirmed(self) -> None:
        """Ask for a printer, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: self._print(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def done(self, result: int) -> None:
        """Let go of the pages."""
        super().done(result)
        self._pages.clear()

    def _print(self, printer: QPrinter) -> None:
        draw_pdf(self._content, printer)
        if self._then is not None:
            self._then()
        self.accept()

    def _tell(self, page: int, of: int) -> None:
        self._number.setText(self.context.text("printing.page", page=page, of=of))


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

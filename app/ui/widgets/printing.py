"""Putting a PDF on paper without a file in between: first it is shown as it will be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.kernel.errors import CoachkluisError
from app.kernel.progress import Progress, Silent
from app.ui.context import Context
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.parts import label
from app.ui.widgets.pdf_view import PdfView

_DOTS = 300
"""Dots to an inch in which pages are drawn: enough for small type, and a page of A4 takes 35 MB."""
_POINTS = 72
_STANDING, _LYING = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
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
        dialog.setMinMax(1, self._pages.page_count)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: self._print(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def done(self, result: int) -> None:
        """Let go of the pages."""
        super().done(result)
        self._pages.clear()

    def _print(self, printer: QPrinter) -> None:
        """In a thread of its own: a page is a tenth of a second's work, and a report has a hundred. Where it fails the
        pages stay in sight, for another printer.
        """
        content = self._content
        self.context.run(
            self, self._printed, lambda progress: draw_pdf(content, printer, progress), label="printing.working"
        )

    def _printed(self, _: None) -> None:
        if self._then is not None:
            self._then()
        self.accept()

    def _tell(self, page: int, of: int) -> None:
        self._number.setText(self.context.text("printing.page", page=page, of=of))


def draw_pdf(content: bytes, printer: QPrinter, progress: Progress | None = None) -> None:
    """Draw the pages of a PDF that were chosen, each on a page of paper that lies as it does and as large as fits.

    Progress counts pages. Raises CoachkluisError where the printer does not take it; what is cancelled does not come
    out of it, as far as it still lets itself be stopped.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    told = progress or Silent()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    try:
        asked = _chosen(document, printer) * copies
        for number, page in enumerate(asked):
            told.report(number, len(asked))
            size = document.pagePointSize(page)
            printer.setPageOrientation(_LYING if size.width() > size.height() else _STANDING)
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise CoachkluisError("printing_failed")
            dots = QSize(round(size.width() * _DOTS / _POINTS), round(size.height() * _DOTS / _POINTS))
            painter.drawImage(_place(printer, size), document.render(page, dots))
        if not painter.isActive() or not painter.end() or printer.printerState() is QPrinter.PrinterState.Error:
            raise CoachkluisError("printing_failed")
    finally:
        if painter.isActive():
            printer.abort()
            painter.end()
        document.close()


def _chosen(document: QPdfDocument, printer: QPrinter) -> list[int]:
    """The pages, from 0: all of them, or those that were asked for in the system's dialog."""
    asked = printer.pageRanges()
    some = printer.printRange() is QPrinter.PrintRange.PageRange and not asked.isEmpty()
    return [page for page in range(document.pageCount()) if not some or asked.contains(page + 1)]


def _place(printer: QPrinter, size: QSizeF) -> QRectF:
    """Where on the paper a page goes, in the printer's dots: in the middle, its sides in proportion."""
    layout, dots = printer.pageLayout(), printer.resolution()
    paper = QRectF(layout.fullRectPixels(dots))
    place = QRectF(QPointF(), size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(paper.center())
    return place.translated(-layout.paintRectPixels(dots).topLeft().toPointF())

"""A sheet goes to paper as it is in the PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPageRanges, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.documents.recovery_sheet import render_recovery_sheet
from app.kernel.clock import legal_date
from app.kernel.progress import Cancelled
from app.kernel.translator import Translator
from app.ui.run import Program
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.pdf_view import PdfView
from app.ui.widgets.printing import PrintPreview, draw_pdf, print_pdf
from app.usecases.practice import practice_details, the_practice
from app.vault.vault import Vault
from tests.fakes import CountedProgress, SetClock
from tests.ui.look import maybe, press, read, see
from tests.vault.fast_keys import RECOVERY_KEY


def darkness(path: Path) -> float:
    """How much of the first page is ink, 0 to 1."""
    document = QPdfDocument()
    document.load(str(path))
    page = document.render(0, QSize(600, 850))
    document.close()
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    grey = bytes(paper.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
    return sum(each < 128 for each in grey) / len(grey)


def test_the_printed_page_has_as_much_ink_as_the_sheet(
    vault: Vault, clock: SetClock, dutch: Translator, tmp_path: Path, qtbot: QtBot
) -> None:
    practice = practice_details(the_practice(vault.reader()))
    sheet = render_recovery_sheet(RECOVERY_KEY.text, practice, legal_date(clock.now()), dutch)
    (tmp_path / "sheet.pdf").write_bytes(sheet)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    draw_pdf(sheet, printer)
    wanted = darkness(tmp_path / "sheet.pdf")
    assert wanted > 0.005
    assert abs(darkness(tmp_path / "printed.pdf") - wanted) < wanted / 3


def blank(*pages: tuple[int, int]) -> bytes:
    """A PDF of empty pages of these sizes, in points."""
    made, content = pikepdf.new(), BytesIO()
    for size in pages:
        made.add_blank_page(page_size=size)
    made.save(content)
    return content.getvalue()


def lying(path: Path) -> list[bool]:
    """Of each page that was printed, whether it lies."""
    with pikepdf.open(path) as printed:
        boxes = [[float(each) for each in page.mediabox] for page in printed.pages]
    return [right - left > top - bottom for left, bottom, right, top in boxes]


@pytest.mark.parametrize(
    ("asked", "wanted"), [("", [False, True, False]), ("2-3", [True, False]), ("1,3", [False, False])]
)
def test_the_pages_that_were_asked_for_are_printed_as_they_lie(
    qtbot: QtBot, tmp_path: Path, asked: str, wanted: list[bool]
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    if asked:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(asked))
    draw_pdf(blank((595, 842), (842, 595), (595, 842)), printer)
    assert lying(tmp_path / "printed.pdf") == wanted


def test_what_is_stopped_while_it_prints_goes_no_further(qtbot: QtBot, tmp_path: Path) -> None:
    printer, progress = QPrinter(), CountedProgress(cancel_at=1)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with pytest.raises(Cancelled):
        draw_pdf(blank(*[(200, 300)] * 3), printer, progress)
    assert progress.reports == [(0, 3), (1, 3)]
    assert printer.printerState() is not QPrinter.PrinterState.Active


@pytest.mark.qt_log_ignore("QPainter|QPdf|This plugin")
def test_a_printer_that_fails_is_told_and_what_waits_for_the_paper_does_not_go_on(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    told = list[bool]()
    print_pdf(program.context, blank((595, 842)), program.window, lambda: told.append(True))
    preview = see(program.window, PrintPreview, "print_preview")
    press(preview, "primary")
    qtbot.waitUntil(lambda: bool(preview.findChildren(QPrintDialog)))
    dialog = preview.findChildren(QPrintDialog)[0]
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    dialog.accepted.emit(dialog.printer())
    qtbot.waitUntil(lambda: maybe(program.window, Dialog, "message") is not None)
    message = see(program.window, Dialog, "message")
    assert any("niet aangenomen" in each.text() for each in message.findChildren(QLabel))
    assert told == []
    assert preview.isVisible()
    message.reject()
    preview.reject()


def test_it_is_shown_before_it_goes_to_the_system_and_told_only_when_it_went(
    program: Program, dutch: Translator, qtbot: QtBot, tmp_path: Path
) -> None:
    context, told = program.context, list[bool]()
    practice = practice_details(the_practice(context.reader))
    sheet = render_recovery_sheet(RECOVERY_KEY.text, practice, context.today, dutch)
    print_pdf(context, sheet, program.window, lambda: told.append(True))
    preview = see(program.window, PrintPreview, "print_preview")
    assert see(preview, PdfView, "print_pages").page_count == 1
    assert read(preview, "print_number") == "Pagina 1 van 1"
    press(preview, "primary")
    qtbot.waitUntil(lambda: bool(preview.findChildren(QPrintDialog)))
    preview.findChildren(QPrintDialog)[0].reject()
    assert told == []
    assert preview.isVisible(), "whoever changes her mind still sees it"
    press(preview, "primary")
    qtbot.waitUntil(lambda: bool(preview.findChildren(QPrintDialog)))
    dialog = preview.findChildren(QPrintDialog)[-1]
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(dialog.printer())
    qtbot.waitUntil(lambda: told == [True])
    assert lying(tmp_path / "printed.pdf") == [False]
    assert maybe(program.window, PrintPreview, "print_preview") is None

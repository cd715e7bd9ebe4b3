"""A sheet goes to paper as it is in the PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from app.documents.recovery_sheet import render_recovery_sheet
from app.kernel.clock import legal_date
from app.kernel.translator import Translator
from app.ui.run import Program
from app.ui.widgets.pdf_view import PdfView
from app.ui.widgets.printing import PrintPreview, draw_pdf, print_pdf
from app.usecases.practice import practice_details, the_practice
from app.vault.vault import Vault
from tests.fakes import SetClock
from tests.ui.look import press, read, see
from tests.vault.fast_keys import RECOVERY_KEY


def darkness(path: Path) -> float:
    """How much of the first page is ink, 0 to 1."""
    document = QPdfDocument()
    document.load(str(path))
    picture = document.render(0, QSize(600, 850))
    document.close()
    dots = [picture.pixelColor(x, y) for x in range(600) for y in range(850)]
    return sum(each.alpha() > 128 and each.lightness() < 128 for each in dots) / len(dots)


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


def test_it_is_shown_before_it_goes_to_the_system_and_told_only_when_it_went(
    program: Program, dutch: Translator, qtbot: QtBot
) -> None:
    context, told = program.context, list[bool]()
    practice = practice_details(the_practice(context.reader))
    sheet = render_recovery_sheet(RECOVERY_KEY.text, practice, context.today, dutch)
    print_pdf(context, sheet, program.window, lambda: told.append(True))
    preview = see(program.window, PrintPreview, "print_preview")
    assert see(preview, PdfView, "print_pages").page_count == 1
    assert read(preview, "print_number") == "Bladzijde 1 van 1"
    press(preview, "primary")
    qtbot.waitUntil(lambda: bool(preview.findChildren(QPrintDialog)))
    preview.findChildren(QPrintDialog)[0].reject()
    assert told == []
    assert preview.isVisible(), "whoever changes her mind still sees it"
    preview.reject()

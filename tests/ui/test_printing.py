"""A sheet goes to paper as it is in the PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.documents.recovery_sheet import render_recovery_sheet
from app.kernel.clock import legal_date
from app.kernel.translator import Translator
from app.ui.printing import draw_pdf
from app.usecases.practice import practice_details, the_practice
from app.vault.vault import Vault
from tests.fakes import SetClock
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

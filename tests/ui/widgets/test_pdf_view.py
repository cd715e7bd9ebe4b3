"""A PDF is shown from memory, and nothing in it does anything."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.widgets.pdf_view import PdfView


def pdf(pages: int, size: tuple[float, float] = (595, 842), *, active: bool = False) -> bytes:
    """A PDF with so many pages; `active` ones run a script on opening and carry a link over the whole page."""
    made = pikepdf.new()
    for _ in range(pages):
        page = made.add_blank_page(page_size=size)
        if active:
            link = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, *size],
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.invalid/"),
            )  # fmt: skip
            page.Annots = pikepdf.Array([link])
    if active:
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.launchURL('https://x.invalid')")
    file = BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.fixture
def view(context: Context, qtbot: QtBot) -> PdfView:
    made = PdfView(context)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def test_every_page_can_be_scrolled_to(view: PdfView, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    view.page_changed.connect(lambda page, of: told.append((page, of)))
    assert view.show_pdf(pdf(3))
    assert view.page_count == 3
    QTest.keyClick(view, Qt.Key.Key_End)
    assert told[0] == (1, 3)
    assert told[-1] == (3, 3)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert told[-1] == (1, 3)


def test_what_is_no_pdf_is_told_and_leaves_nothing_on_the_screen(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(pdf(2))
    with qtbot.waitSignal(view.failed):
        assert not view.show_pdf(b"%PDF-1.7 nothing of the kind")
    assert view.page_count == 0
    assert not view.show_pdf(b"")


def test_zooming_makes_pages_larger_within_bounds(view: PdfView) -> None:
    view.show_pdf(pdf(2))
    before = view.verticalScrollBar().maximum()
    view.zoom(1)
    assert view.verticalScrollBar().maximum() > before
    view.zoom(-100)
    assert view.verticalScrollBar().maximum() < before


class Catcher(QObject):
    """Stands where the browser would be called."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def catch(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.mark.qt_log_ignore("not accepted by receiving widget")
def test_f24_links_and_scripts_in_a_pdf_do_nothing(view: PdfView, qtbot: QtBot) -> None:
    catcher = Catcher()
    QDesktopServices.setUrlHandler("https", catcher, "catch")  # type: ignore[arg-type]  # the stub asks for bytes, the call for text
    try:
        assert QDesktopServices.openUrl(QUrl("https://example.invalid/"))
        assert len(catcher.opened) == 1  # it would be seen
        assert view.show_pdf(pdf(1, active=True))
        view.grab()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
        QTest.keyClick(view, Qt.Key.Key_Return)
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert len(catcher.opened) == 1


def test_a_page_that_calls_itself_miles_long_is_shown_without_eating_memory(view: PdfView) -> None:
    assert view.show_pdf(pdf(1, (10, 14_000)))
    assert not view.grab().isNull()

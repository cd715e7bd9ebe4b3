"""A table wider than the screen: it says that there is more, is moved by keyboard, and stands on paper whole."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pypdf

from app.domain.prose import Span, Table
from app.packages.passphrase import generate_passphrase
from tests.packages.browser import Browser
from tests.packages.browsers import Either
from tests.packages.examples import REPORT, contents_of, write
from tests.packages.test_screen_reader import violations

WORD = "Arbeidsongeschiktheidsverzekeringsmaatschappij"
NARROW = Table(((Span("Doel"),), (Span("Nu"),)), (((Span("Rust"),), (Span("7"),)),))
WIDE = Table(
    ((Span("Wat"),), (Span("Bij wie"),), (Span("Wanneer"),)),
    (((Span("Eerder aangeven"),), (Span(WORD),), (Span("Elke week opnieuw"),)),),
)
STOPS = "return Array.from(document.querySelectorAll('.table'), (each) => each.getAttribute('tabindex'))"
MOVED = "return document.activeElement.scrollLeft"


def opened(browser: Either, folder: Path) -> None:
    passphrase = generate_passphrase()
    write(folder / "p.html", contents_of(replace(REPORT, blocks=(NARROW, WIDE))), passphrase)
    browser.open(folder / "p.html")
    browser.unlock(passphrase)


def test_a_wide_table_is_moved_by_keyboard_and_one_that_fits_is_no_stop(browser: Either, tmp_path: Path) -> None:
    with browser.width(390):
        opened(browser, tmp_path)
        browser.wait(lambda: browser.run(STOPS) == [None, "0"])
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
        browser.run("document.querySelectorAll('.table')[1].focus()")
        browser.press("\ue014" * 5)
        browser.wait(lambda: float(str(browser.run(MOVED))) > 0)
        assert violations(browser) == []


def test_on_paper_no_word_of_it_is_cut(chromium: Browser, tmp_path: Path) -> None:
    opened(chromium, tmp_path)
    paper = pypdf.PdfReader(io.BytesIO(b64decode(chromium.driver.print_page())))
    assert f"{WORD}Elkeweekopnieuw" in re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in paper.pages))

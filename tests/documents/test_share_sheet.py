"""A person's share on paper: whole, on one page, with every word, whoever gets it."""

from __future__ import annotations

from datetime import date

import pytest

from app.documents.ledger_sheet import render_ledger_sheet
from app.documents.share_sheet import PrintedShare, render_share_sheet
from app.domain.frozen import PracticeDetails
from app.kernel.translator import Translator
from tests.documents.reading import outside, pages
from tests.documents.samples import DUTCH, ENGLISH, PRACTICE

DAY = date(2026, 1, 3)
WORDS = ("universe", "software", "academic", "dream", "aquatic", "platform", "rebound") * 2 + ("retailer",) * 6
CODE = "G67G-0001-598B-4M5M-W97A-1MEM-YJQ3-M5CX-N1ZP-V4B3"


@pytest.mark.parametrize("translator", [DUTCH, ENGLISH])
@pytest.mark.parametrize("practice", [PRACTICE, None])
def test_a_share_is_one_page_with_every_word_in_order(practice: PracticeDetails | None, translator: Translator) -> None:
    pdf = render_share_sheet(PrintedShare(WORDS, 16, 16, 12, CODE), practice, DAY, translator)
    (words,) = pages(pdf)
    place = 0
    for number, word in enumerate(WORDS, start=1):
        place = words.index(f"{number} {word}", place)
    assert CODE in words
    assert outside(pdf) == []
    assert translator.date(DAY) in words
    assert (PRACTICE.trade_name in words) is (practice is not None)


@pytest.mark.parametrize("translator", [DUTCH, ENGLISH])
def test_the_head_of_the_ledger_is_one_page_with_number_and_code(translator: Translator) -> None:
    code = "3F7K-0000-AAAA-BBBB-CCCC-DDDD-EEEE-FFFF"
    pdf = render_ledger_sheet(123_456, code, PRACTICE, DAY, translator)
    (words,) = pages(pdf)
    assert all(group in words for group in code.split("-"))
    assert "123456" in words
    assert outside(pdf) == []

"""Blocks on pages: in their order, whole, and inside the margins."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.documents.press import Sheet, print_pdf
from app.documents.prose import set_prose
from app.domain.prose import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Span, Table
from tests.documents.reading import active_content, lines, outline, outside, pages
from tests.documents.samples import DUTCH, PRACTICE, paragraph

SHEET = Sheet(practice=PRACTICE, title="T", subject="", running="Loopt mee", day=date(2026, 1, 1))


def printed(*blocks: Block) -> bytes:
    """The PDF of these blocks; nothing may stand outside its margins."""
    pdf = print_pdf(set_prose(blocks), SHEET, DUTCH)
    assert outside(pdf) == []
    return pdf


def spans(words: str) -> tuple[Span, ...]:
    """Plain words as spans."""
    return (Span(words),)


def test_bold_and_italic_stay_in_their_sentence() -> None:
    pdf = printed(Paragraph((Span("Dat is "), Span("belang", bold=True), Span("rijk", italic=True), Span(", zei ze."))))
    assert "Dat is belangrijk, zei ze." in lines(pdf)


def test_line_breaks_are_kept() -> None:
    found = lines(printed(paragraph("een\ntwee\ndrie")))
    assert found[found.index("een") :][:3] == ["een", "twee", "drie"]


def test_lists_are_counted_and_nested() -> None:
    inner = BulletList(((paragraph("binnen"),),))
    pdf = printed(NumberedList(((paragraph("eerste"), inner), (paragraph("tweede"),)), start=9))
    found = lines(pdf)
    assert [found.index(line) for line in ("9. eerste", "• binnen", "10. tweede")] == sorted(
        found.index(line) for line in ("9. eerste", "• binnen", "10. tweede")
    )


def test_an_item_that_begins_with_something_else_has_its_bullet() -> None:
    words = " ".join(pages(printed(BulletList(((Quote((paragraph("gezegd"),)),), ())))))
    assert words.count("•") == 2
    assert "gezegd" in words


def test_headings_make_the_outline() -> None:
    pdf = printed(
        Heading(3, spans("Diep")),
        Heading(1, spans("Eén")),
        paragraph("woord " * 900),
        Heading(2, spans("Twee")),
        Heading(3, spans("Drie\nregels")),
        Heading(1, spans(" \u202e ")),
    )
    last = len(pages(pdf))
    assert last > 1
    assert outline(pdf) == [(0, "Diep", 1), (0, "Eén", 1), (1, "Twee", last), (2, "Drie regels", last)]


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(paragraph("Eronder. " * 40), id="text"),
        pytest.param(paragraph("Eronder. " * 900), id="a text of pages"),
        pytest.param(Table((spans("Eronder."),), ((spans("x " * 300),),)), id="table"),
        pytest.param(BulletList(((paragraph("Eronder. " * 9),),)), id="list"),
        pytest.param(Quote((paragraph("Eronder. " * 30),)), id="quote"),
    ],
)
def test_headings_never_end_a_page(below: Block) -> None:
    moved = False
    for above in range(14, 34):
        pdf = printed(
            *[paragraph("regel")] * above, Heading(1, spans("Kop")), Heading(2, spans("Tussenkop " * 12)), below
        )
        with_heading = [page for page in pages(pdf) if "Kop" in page]
        assert len(with_heading) == 1
        assert with_heading[0].count("Tussenkop") == 12
        assert "Eronder." in with_heading[0].partition("Kop")[2]
        moved = moved or with_heading[0] != pages(pdf)[0]
    assert moved, "no heading came near the end of its page"


def test_a_link_is_printed_and_leads_nowhere() -> None:
    pdf = printed(Paragraph((Span("de site", link="https://voorbeeld.example/a?b=c&d"),)))
    assert "de site (https://voorbeeld.example/a?b=c&d)" in lines(pdf)
    assert active_content(pdf) == set()


def test_a_link_that_is_its_own_text_is_printed_once() -> None:
    pdf = printed(Paragraph((Span("https://voorbeeld.example", link="https://voorbeeld.example"),)))
    assert pages(pdf)[0].count("voorbeeld.example") == 1


@pytest.mark.parametrize("length", [300, 20_000])
def test_a_word_of_any_length_is_broken_and_whole(length: int) -> None:
    word = "".join(f"{number}x" for number in range(length))[:length]
    found = lines(printed(paragraph(word)))
    assert word == "".join(line for line in found if re.fullmatch("[0-9x]+", line))


def test_a_paragraph_of_many_pages_is_whole_and_printed_in_time() -> None:
    """Some 60 pages: set in one piece this takes minutes, and the time limit of every test ends it."""
    words = [f"w{number}" for number in range(30_000)]
    found = " ".join(line for line in lines(printed(paragraph(" ".join(words)))) if line.startswith("w"))
    assert found.split() == words


def test_many_line_breaks_and_styles_survive_the_cut() -> None:
    parts = [Span(f"r{number}\n", bold=number % 2 == 0, italic=number % 3 == 0) for number in range(1000)]
    found = [line for line in lines(printed(Paragraph(tuple(parts)))) if line.startswith("r")]
    assert found == [f"r{number}" for number in range(1000)]


def test_lists_and_quotes_as_deep_as_they_come() -> None:
    lists: Block = paragraph("diep")
    quotes: Block = paragraph("diep")
    for _ in range(100):
        lists = BulletList(((paragraph("ook"), lists),))
        quotes = Quote((paragraph("ook"), quotes))
    assert sum(page.split().count("diep") for page in pages(printed(lists, quotes))) == 2


def test_twenty_pages_are_all_there() -> None:
    chapter = (
        Heading(1, spans("Hoofdstuk")),
        paragraph("Woorden over het traject. " * 60),
        BulletList(tuple((paragraph("punt " * 30),) for _ in range(8))),
        Quote((paragraph("Ik zei het al. " * 12),)),
        Table((spans("a"), spans("b")), tuple((spans("x " * 9), spans("y " * 9)) for _ in range(9))),
    )
    pdf = printed(*chapter * 16)
    assert len(pages(pdf)) >= 20
    words = " ".join(pages(pdf))
    assert words.count("Hoofdstuk") == 16
    assert words.count("Woorden over het traject.") == 16 * 60
    assert words.count("Ik zei het al.") == 16 * 12
    assert words.count("punt") == 16 * 8 * 30
    assert len(outline(pdf)) == 16

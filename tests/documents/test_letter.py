"""A letter has all its parts, in the order of a letter."""

from __future__ import annotations

from dataclasses import replace

from app.documents.printed import render_letter
from tests.documents.reading import outside, pages
from tests.documents.samples import DUTCH, ENGLISH, LETTER, paragraph


def test_the_parts_stand_in_the_order_of_a_letter() -> None:
    (words,) = pages(render_letter(LETTER, DUTCH))
    expected = [
        "Praktijk De Wilg", "Femke Jóhannsdóttir-Öztürk", "Ĳsselkade 12", "8261 AB Kampen", "Datum 9 april 2026",
        "Onderwerp Je verzoek om een kopie", "Kenmerk V-2026-3", "Beste Femke,", "Op 2 april vroeg je",
        "Met vriendelijke groet,", "Joris van den IJssel", "Praktijk De Wilg", "Bijlagen Overzicht van je dossier",
        "Pagina 1 van 1",
    ]  # fmt: skip
    place = 0
    for each in expected:
        place = words.index(each, place)


def test_what_is_not_given_is_not_named() -> None:
    bare = replace(LETTER, reference="", enclosures=(), salutation="", signed="")
    (words,) = pages(render_letter(bare, DUTCH))
    assert "Kenmerk" not in words
    assert "Bijlagen" not in words
    assert "Met vriendelijke groet, Praktijk De Wilg" in words


def test_it_speaks_english() -> None:
    (words,) = pages(render_letter(LETTER, ENGLISH))
    assert "Date 9 April 2026" in words
    assert "Kind regards," in words


def test_the_signature_stays_with_its_greeting() -> None:
    moved = False
    for length in range(10, 26):
        found = pages(render_letter(replace(LETTER, blocks=(paragraph("regel"),) * length), DUTCH))
        (last,) = [page for page in found if "Met vriendelijke groet," in page]
        assert "Joris van den IJssel" in last
        moved = moved or last != found[0]
    assert moved


def test_a_long_letter_goes_on_over_the_page() -> None:
    pdf = render_letter(replace(LETTER, blocks=(paragraph("zin " * 300),) * 4), DUTCH)
    assert outside(pdf) == []
    assert "".join(pages(pdf)).count("zin") == 1200
    assert "Je verzoek om een kopie van je dossier" in pages(pdf)[1]

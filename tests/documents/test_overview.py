"""An overview leaves nothing out, and says where nothing is kept."""

from __future__ import annotations

from dataclasses import replace

from app.documents.overview import Entry, Pair, Section
from app.documents.printed import render_overview
from app.domain.prose import Heading, Span
from tests.documents.reading import lines, outline, outside, pages
from tests.documents.samples import DUTCH, ENGLISH, OVERVIEW, paragraph


def words_of(*sections: Section) -> str:
    """The text of an overview with these sections only."""
    return " ".join(pages(render_overview(replace(OVERVIEW, sections=sections, introduction=()), DUTCH)))


def test_labels_values_and_texts_are_printed_in_order() -> None:
    words = " ".join(pages(render_overview(OVERVIEW, DUTCH)))
    expected = [
        "Wat wij van je bewaren", "Cliënt Femke Jóhannsdóttir-Öztürk", "Datum 9 april 2026", "Je vroeg op 2 april",
        "Jouw gegevens", "Adres Ĳsselkade 12 8261 AB Kampen", "Telefoon 06 555 01 23", "Gesprekken", "14 januari 2026",
        "Bewaard tot 31 maart 2028", "Kennisgemaakt.", "• Drie doelen", "4 februari 2026", "Datalekken",
        "Hiervan is niets bewaard.", "Verzoek om inzage van 2 april 2026",
    ]  # fmt: skip
    places = [words.find(each) for each in expected]
    assert -1 not in places
    assert places == sorted(places)


def test_an_empty_value_has_no_label() -> None:
    assert "Tweede telefoon" not in " ".join(pages(render_overview(OVERVIEW, DUTCH)))


def test_an_empty_section_says_so_in_the_language_of_the_document() -> None:
    assert "Nothing is kept of this." in " ".join(pages(render_overview(OVERVIEW, ENGLISH)))
    assert "Hiervan" not in words_of(Section(title="Doelen", entries=(Entry(pairs=(Pair("Doel", "Rust"),)),)))


def test_sections_entries_and_headings_of_texts_are_the_outline() -> None:
    section = Section(title="S", entries=(Entry(title="E", blocks=(Heading(1, (Span("H"),)), paragraph("tekst"))),))
    pdf = render_overview(replace(OVERVIEW, sections=(section,)), DUTCH)
    assert [(level, title) for level, title, _ in outline(pdf)] == [(0, "S"), (1, "E"), (2, "H")]


def test_a_value_of_many_pages_keeps_its_label_at_the_beginning() -> None:
    value = " ".join(f"w{number}" for number in range(4000))
    section = Section(title="Notities", entries=(Entry(pairs=(Pair("Aantekening", value),)),))
    pdf = render_overview(replace(OVERVIEW, sections=(section,), introduction=()), DUTCH)
    assert outside(pdf) == []
    assert "Aantekening w0 w1" in pages(pdf)[0]
    assert " ".join(line for line in lines(pdf) if line.startswith("w")) == value


def test_a_long_label_is_cut_short_and_the_value_is_whole() -> None:
    words = words_of(Section(title="S", entries=(Entry(pairs=(Pair("lang " * 60, "waarde"),)),)))
    assert "waarde" in words
    assert "lang\u2026" in words.replace("lang \u2026", "lang\u2026") or "\u2026" in words


def test_wherever_an_entry_falls_on_the_page_it_is_whole() -> None:
    section = Section(title="S", entries=(Entry(pairs=(Pair("woord " * 14, "v " * 8),)),))
    for above in range(20, 40):
        overview = replace(OVERVIEW, introduction=("regel",) * above, sections=(section,))
        words = " ".join(pages(render_overview(overview, DUTCH)))
        assert (words.count("woord"), words.count("v ")) == (14, 8)

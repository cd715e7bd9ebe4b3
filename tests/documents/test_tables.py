"""Tables on pages, and what no table can hold."""

from __future__ import annotations

import pytest

from app.domain.prose import BulletList, Span, Table
from tests.documents.reading import foreign_fonts, lines, pages, squeezed
from tests.documents.samples import paragraph
from tests.documents.test_prose import printed

Cells = tuple[tuple[Span, ...], ...]
WIDE = [f"kop{number}" for number in range(40)]


def cells(*words: str) -> Cells:
    """A row of plain cells."""
    return tuple((Span(word),) for word in words)


def test_a_table_names_no_font_of_its_own() -> None:
    assert foreign_fonts(printed(Table(cells("a"), (cells("b"),)))) == []


def test_the_header_returns_on_every_page_and_no_row_is_lost() -> None:
    rows = tuple(cells(f"rij {number}", "waarde") for number in range(200))
    pdf = printed(Table(cells("Kop links", "Kop rechts"), rows))
    found = pages(pdf)
    assert len(found) > 3
    assert all("Kop links Kop rechts" in page for page in found)
    assert [line for line in lines(pdf) if line.startswith("rij")] == [f"rij {n}" for n in range(200)]
    assert lines(pdf).count("waarde") == 200


def test_a_short_row_is_filled_up_and_a_long_one_kept() -> None:
    words = pages(printed(Table(cells("a"), (cells("x", "y", "z"), ()))))[0]
    assert all(letter in words for letter in "axyz")


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(Table(cells(*WIDE), (cells(*(f"vak{n}" for n in range(40))),)), id="wide"),
        pytest.param(Table(cells("kop0", "kop1"), (cells("vak0 " * 5000, "vak1"),)), id="high"),
    ],
)
def test_what_no_table_can_hold_becomes_lines(table: Table) -> None:
    words = " ".join(pages(printed(table)))
    for number in range(len(table.header)):
        assert f"kop{number}: vak{number}" in words
    assert words.count("vak0") == "".join(span.text for span in table.rows[0][0]).count("vak0")


def test_a_long_word_is_broken_inside_its_cell() -> None:
    found = squeezed(" ".join(pages(printed(Table(cells("a", "b"), (cells("q" * 400, "z" * 400),))))))
    assert (found.count("q"), found.count("z")) == (400, 400)


@pytest.mark.parametrize("table", [Table((), ()), Table(((), ()), ()), Table(cells("a", "b"), ())])
def test_an_empty_table_does_no_harm(table: Table) -> None:
    assert "tekst" in pages(printed(table, paragraph("tekst")))[0]


def test_a_table_in_a_list_keeps_to_its_indent() -> None:
    words = pages(printed(BulletList(((paragraph("punt"), Table(cells("a", "b"), (cells("1", "2"),))),))))[0]
    assert "• punt a b 1 2" in words

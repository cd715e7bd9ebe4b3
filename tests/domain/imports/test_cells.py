from __future__ import annotations

import pytest

from app.domain.imports.cells import Cell, cleaned, read_cell


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('="0612345678"', "0612345678"),
        ("\u202a+31 6 12345678\u202c", "+31 6 12345678"),
        ("\u00a0Anna\u00a0Maria\ufeff ", "Anna Maria"),
        ("Zoe\u0308", "Zoë"),
        ("'+31612345678", "+31612345678"),
        ("'t Hart", "'t Hart"),
        ("=1+1", "=1+1"),
    ],
)
def test_what_nobody_typed_is_taken_off(text: str, plain: str) -> None:
    assert cleaned(text) == plain


@pytest.mark.parametrize("number", ["0612345678", "+31612345678", "06-12 34 56 78", "(0570) 61 23 45", "0031612345678"])
def test_a_telephone_number_stays_as_it_was_typed(number: str) -> None:
    assert read_cell("phone", number) == Cell(number)
    assert read_cell("mobile", number) == Cell(number)


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        ("612345678", Cell("612345678", note="phone_without_zero")),
        ("31612345678", Cell("31612345678", note="phone_without_plus")),
        ("6,12346E+08", Cell(fault="import.phone_scientific")),
        ("6.12346e8", Cell(fault="import.phone_scientific")),
        ("612345678,0", Cell(fault="import.phone_decimal")),
        ("'0612345678", Cell("0612345678")),
    ],
)
def test_what_excel_did_to_a_telephone_number_is_told_never_mended(number: str, cell: Cell) -> None:
    assert read_cell("phone", number) == cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("31-12-1980", Cell("1980-12-31")),
        ("1/5/1980", Cell("1980-05-01", note="day_first")),
        ("13/5/1980", Cell("1980-05-13")),
        ("5.5.1980", Cell("1980-05-05")),
        ("1980-12-31", Cell("1980-12-31")),
        ("31-12-1980 0:00:00", Cell("1980-12-31")),
        ("31 december 1980", Cell("1980-12-31")),
        ("31-dec-1980", Cell("1980-12-31")),
        ("29-02-1996", Cell("1996-02-29")),
        ("31-12-80", Cell(fault="import.two_digit_year")),
        ("31-dec-80", Cell(fault="import.two_digit_year")),
        ("29221", Cell(fault="import.date_as_number")),
        ("29-02-1997", Cell(fault="no_such_date")),
        ("12/31/1980", Cell(fault="no_such_date")),
        ("31-12-1980 14:30", Cell(fault="not_a_date")),
        ("onbekend", Cell(fault="not_a_date")),
    ],
)
def test_a_date_is_read_as_the_dutch_write_it_or_refused(text: str, cell: Cell) -> None:
    assert read_cell("birth_date", text) == cell


@pytest.mark.parametrize(
    ("name", "text", "cell"),
    [
        ("gender", "V", Cell("female")),
        ("gender", "man", Cell("male")),
        ("gender", "non-binair", Cell("other")),
        ("gender", "-", Cell()),
        ("gender", "ja", Cell(fault="import.gender")),
        ("language", "Engels", Cell("en")),
        ("language", "Duits", Cell(note="language")),
        ("house_number", "12a", Cell("12a")),
        ("house_number", "1-mrt", Cell(fault="import.house_number_date")),
        ("house_number", "12,0", Cell(fault="import.house_number_decimal")),
        ("postcode", "1,23E+05", Cell(fault="import.postcode_scientific")),
        ("email", "mailto:anna@post.example", Cell("anna@post.example")),
        ("town", "EnschedÃ©", Cell("EnschedÃ©", note="garbled")),
        ("town", "Ensched\ufffd", Cell(fault="import.garbled")),
        ("town", "Den\nHaag", Cell("Den Haag", note="one_line")),
        ("town", "x" * 40_000, Cell(fault="import.cell_too_long")),
    ],
)
def test_other_cells(name: str, text: str, cell: Cell) -> None:
    assert read_cell(name, text) == cell

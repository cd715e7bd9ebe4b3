from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packages.csv_cells import bare, guarded

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
starts = st.sampled_from(["", "'", "''", " ", "\t", "=", "+", "-", "@", "'=", "'s-", "' +"])


@given(starts, st.text())
def test_f21_no_cell_begins_as_a_formula_and_every_text_comes_back(start: str, rest: str) -> None:
    text = start + rest
    cell = guarded(text)
    assert not cell.lstrip().startswith(DANGEROUS) or cell == ""
    assert bare(cell) == text


@pytest.mark.parametrize("plain", ["'s-Hertogenbosch", "'t Hart", "a=1", "", "06-12345678", "Anna van den Berg", "3+4"])
def test_what_is_no_formula_is_left_alone(plain: str) -> None:
    assert guarded(plain) == plain


@pytest.mark.parametrize("number", ["+31 6 12345678", "+31-6-12345678", "-1", "+31612345678"])
def test_f21_a_telephone_number_keeps_every_character(number: str) -> None:
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=";", quoting=csv.QUOTE_ALL).writerow([guarded(number)])
    ((cell,),) = csv.reader(io.StringIO(sheet.getvalue()), delimiter=";")
    assert cell == f"'{number}"

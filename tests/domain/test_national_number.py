"""The check that every BSN passes."""

from __future__ import annotations

import pytest

from app.domain.national_number import is_bsn


@pytest.mark.parametrize("number", ["111222333", "123456782", "999999990"])
def test_what_passes_the_check_is_one(number: str) -> None:
    assert is_bsn(number)


@pytest.mark.parametrize("number", ["", "000000000", "123456789", "12345678", "1112223330", "11122233a", "١١١٢٢٢٣٣٣"])
def test_anything_else_is_none(number: str) -> None:
    assert not is_bsn(number)


def test_a_slip_in_one_digit_is_seen() -> None:
    right = "111222333"
    slips = {right[:place] + digit + right[place + 1 :] for place in range(9) for digit in "0123456789"} - {right}
    assert not any(is_bsn(each) for each in slips)

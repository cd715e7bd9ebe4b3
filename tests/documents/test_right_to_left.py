"""Hebrew and Arabic as they are seen: the forms by their numbers, since they look different in every editor."""

from __future__ import annotations

import unicodedata

import pytest

from app.documents.right_to_left import LONGEST_PIECE, as_seen


def written(seen: str) -> str:
    """The letters of what is seen, read from right to left."""
    return "".join(unicodedata.normalize("NFKC", each) for each in reversed(seen))


@pytest.mark.parametrize("line", ["", "Gewone tekst, 12.5%", "Ελλάδα (Украина)", "👍 ok"])
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert as_seen(line) == line


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("Beste שרה, dag", "Beste הרש, dag"),
        ("van שלום עולם naar", "van םלוע\u00a0םולש naar"),
        ("לוי (שרה)!", "לוי (שרה)"[::-1].translate(str.maketrans("() ", ")(\u00a0")) + "!"),
        ("שנה 2025!", "2025\u00a0הנש!"),
        ("א 12.50 ב", "ב\u00a012.50\u00a0א"),
    ],
)
def test_words_of_another_direction_in_a_line(line: str, seen: str) -> None:
    assert as_seen(line) == seen


def test_arabic_letters_are_joined_as_their_neighbours_ask() -> None:
    meem_first, hah_middle, meem_middle, dal_last = "\ufee3", "\ufea4", "\ufee4", "\ufeaa"
    assert as_seen("محمد") == dal_last + meem_middle + hah_middle + meem_first
    assert as_seen("دار") == "\u0631\u0627\u062f"  # none of the three reaches out to the next


def test_lam_and_alef_become_one_sign() -> None:
    assert as_seen("سلام") == "\u0645\ufefc\ufeb3"
    assert as_seen("لا") == "\ufefb"


def test_marks_stay_with_their_letter_and_do_not_come_between() -> None:
    assert as_seen("مُح") == "\ufea2" + "\ufee3\u064f"


def test_persian_letters_are_joined_too() -> None:
    assert as_seen("پژ") == "\ufb8b\ufb58"


def test_what_is_searched_for_is_found() -> None:
    assert written(as_seen("الحسيني")) == "الحسيني"


def test_a_long_passage_is_set_line_by_line() -> None:
    words = ["שלום"] * 30
    pieces = as_seen(" ".join(words)).split(" ")
    assert len(pieces) > 1
    assert all(len(each) <= LONGEST_PIECE for each in pieces)
    assert sum(each.count("םולש") for each in pieces) == len(words)

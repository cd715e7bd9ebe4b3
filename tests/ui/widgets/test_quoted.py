"""The beginning of a passage: whole words, and an ellipsis where there is more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.quoted import beginning


@given(words=st.lists(st.text("abé", min_size=1, max_size=9), min_size=1, max_size=12), most=st.integers(10, 60))
def test_it_ends_at_a_word_and_says_that_there_is_more(words: list[str], most: int) -> None:
    whole = " ".join(words)
    found = beginning(whole, most)
    assert len(found) <= most
    if len(whole) <= most:
        assert found == whole
    else:
        assert found.endswith("…")
        kept = found.removesuffix("…")
        assert whole.startswith(kept + " ")


def test_a_word_that_is_longer_than_all_the_room_is_cut() -> None:
    assert beginning("a" * 50, 10) == "a" * 9 + "…"
    assert beginning("Anna wil groeien, en dat kan.", 18) == "Anna wil groeien…"

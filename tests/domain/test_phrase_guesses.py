"""Words are put together the way someone who guesses would: the cheapest way counts."""

from __future__ import annotations

import pytest

from app.domain.phrase_guesses import Piece, guess_words

RANKED = {"de": 2, "hond": 600, "blaft": 9000, "zonnebloem": 29_000, "zon": 1500, "bloem": 2500}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("zonnebloem1975", (Piece.WORD, Piece.YEAR)),
        ("de-hond-blaft", (Piece.WORD,) * 3),
        ("dnoh", (Piece.WORD,)),
        ("h0nd+!", (Piece.WORD, Piece.CHARACTER)),
        ("qxz", (Piece.CHARACTER,) * 3),
    ],
)
def test_a_text_is_taken_apart(text: str, pieces: tuple[Piece, ...]) -> None:
    assert guess_words(text, RANKED).pieces == pieces


def test_a_capital_a_sign_and_another_word_make_it_harder_a_space_hardly() -> None:
    plain = guess_words("hondblaft", RANKED).log10
    assert plain < guess_words("hond blaft", RANKED).log10 < plain + 0.5
    assert plain < guess_words("Hondblaft", RANKED).log10 < guess_words("Hondblaft!?", RANKED).log10
    assert guess_words("hondblaft", RANKED).log10 + 1 < guess_words("hondblaftzon", RANKED).log10


def test_the_same_word_again_adds_hardly_anything() -> None:
    assert guess_words("hond hond hond", RANKED).log10 < guess_words("hond", RANKED).log10 + 1.5


def test_capitals_that_become_two_characters_are_taken_as_they_are() -> None:
    assert guess_words("İhond", RANKED).log10 > 0
    assert guess_words("", RANKED).log10 == 0

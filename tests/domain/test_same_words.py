"""Words are found however a word processor or PDF wrote them, and the places are those in the text as it is."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from app.domain.same_words import spoken, traces_pattern, words_pattern

NAME = "Bram de Groot"


@pytest.mark.parametrize(
    "text",
    [
        NAME,
        "bram DE groot",
        "Bram\u00a0de\u202fGroot",
        "Bram  de\tGroot",
        "Bram\r\nde Groot",
        "Br\u00adam de\u200b Groot",
    ],
    ids=["same", "capitals", "no-break", "double", "lines", "unseen"],
)
def test_one_name_in_many_writings(text: str) -> None:
    for pattern in (words_pattern(NAME), traces_pattern(NAME), words_pattern(text), traces_pattern(text)):
        found = pattern.search(f"Met {text}, zei zij.")
        assert found is not None
        assert found[0] == text
        assert pattern.search(NAME)
    assert spoken(text).casefold() == NAME.casefold()


@pytest.mark.parametrize("name", ["Ren\u00e9e d\u2019Ancona", "Jansen-de Vri\u00ebs"], ids=["curled", "hyphen"])
def test_accents_apostrophes_and_hyphens_are_the_same_in_every_form(name: str) -> None:
    written = name.replace("\u2019", "'").replace("-", "\u2011")
    for text in (name, written, normalize("NFD", name), normalize("NFD", written)):
        assert words_pattern(name).fullmatch(text)
        assert words_pattern(text).fullmatch(name)
        assert traces_pattern(text).fullmatch(name)


def test_words_are_whole() -> None:
    for text in ("Abram de Groot", "Bram de Grootes", "Bram de Groot\u0301"):
        assert not words_pattern(NAME).search(text)
    assert not words_pattern("Evel").search("Evelien")
    assert words_pattern("vel", whole=False).search("Evelien")
    assert not words_pattern("Vel", whole=False, case=True).search("Evelien")
    for nothing in ("", " \u00a0", "\u200b"):
        assert not words_pattern(nothing).search("wat dan ook")
        assert not traces_pattern(nothing).search("wat dan ook")


@pytest.mark.parametrize(
    "text",
    ["bram.de.groot@voorbeeld.nl", "Brief_Bram_de_Groot.pdf", "Bram de Groots", "bram-de-groot\u2019s", "bramdegroot85",
     "Bram de Gro-\r\not", "Bram de Gro\x02ot"],
    ids=["address", "file", "possession", "apostrophe", "number", "broken", "broken by pdfium"],
)  # fmt: skip
def test_traces_are_found_that_are_only_warned_of(text: str) -> None:
    assert traces_pattern(NAME).search(text)
    assert not words_pattern(NAME).search(text)
    assert not traces_pattern("Groo").search(text), "not a part of a word"


def test_a_long_run_of_spaces_takes_no_long_time() -> None:
    text = "Bram" + " \u00ad" * 20_000 + "x"
    assert not words_pattern(NAME).search(text)
    assert not traces_pattern(NAME).search(text)

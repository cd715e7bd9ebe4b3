"""Sizes of files: by thousands, rounded alike everywhere."""

from __future__ import annotations

import pytest

from app.kernel.resources import resources
from app.kernel.translator import Language, load_translator

CASES = [
    (0, "0 byte"), (1, "1 byte"), (999, "999 byte"), (1000, "1 kB"), (1024, "1 kB"), (1550, "1,6 kB"),
    (9960, "10 kB"), (43_499, "43 kB"), (43_500, "44 kB"), (999_499, "999 kB"), (999_500, "1 MB"),
    (1_000_000, "1 MB"), (2**30, "1,1 GB"), (2**41, "2199 GB"),
]  # fmt: skip


@pytest.mark.parametrize(("size", "words"), CASES)
def test_a_size_is_said_as_people_do(size: int, words: str) -> None:
    assert load_translator(Language.DUTCH, resources()).size(size) == words
    english = words.replace(",", ".").replace(" byte", " bytes" if size != 1 else " byte")
    assert load_translator(Language.ENGLISH, resources()).size(size) == english

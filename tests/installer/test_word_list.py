"""The list of words is made once of each release of the library, most used first."""

from __future__ import annotations

from pathlib import Path

from installer.word_list import compile_words


def test_words_stand_in_the_order_of_their_use_and_are_made_once(tmp_path: Path) -> None:
    target = tmp_path / "nl.ranked"
    assert compile_words(target)
    source, *words = target.read_text(encoding="utf-8").splitlines()
    assert source.startswith("# pyspellchecker ")
    assert words.index("hond") < words.index("sneeuwwitje") < 50_000 < len(words) == len(set(words))
    assert not compile_words(target)
    target.write_text("# pyspellchecker 0.0.0\nhond\n", encoding="utf-8")
    assert compile_words(target)
    assert [each.name for each in tmp_path.iterdir()] == ["nl.ranked"]

"""No character turns what follows around on a screen; words that are written from right to left stay as they are."""

from __future__ import annotations

from app.kernel.visible import visible


def test_what_turns_the_direction_is_marked() -> None:
    assert visible("cv\u202efdp.exe") == "cv\ufffdfdp.exe"
    assert visible("\u2066a\u2069\u202ab\u202c") == "\ufffda\ufffd\ufffdb\ufffd"


def test_other_words_stay() -> None:
    assert visible("Ünal, \u05e9\u05dc\u05d5\u05dd \u200fx") == "Ünal, \u05e9\u05dc\u05d5\u05dd \u200fx"

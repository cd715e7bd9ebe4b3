"""With no command the window opens, also on a vault that is named and in a language; all else is the command line's."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import WindowAsked, window_asked
from app.kernel.translator import Language

THERE = Path("/kluis")


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], WindowAsked()),
        (["--vault", "/kluis"], WindowAsked(THERE)),
        (["--vault=/kluis"], WindowAsked(THERE)),
        (["--vault", "/a=b"], WindowAsked(Path("/a=b"))),
        (["--lang", "en"], WindowAsked(None, Language.ENGLISH)),
        (["--lang=nl", "--vault", "/kluis"], WindowAsked(THERE, Language.DUTCH)),
        (["--vault", "/kluis", "status"], None),
        (["--vault", "/kluis", "--json"], None),
        (["--vault"], None),
        (["--vault", "--lang", "en"], None),
        (["--lang", "de"], None),
        (["status"], None),
        (["--help"], None),
    ],
    ids=str,
)
def test_what_opens_the_window(arguments: list[str], asked: WindowAsked | None) -> None:
    assert window_asked(arguments) == asked

"""Compiles the list of Dutch words by how often they are used, from pyspellchecker's own, as a part of `make setup`.

Runs inside the environment. The library's list takes more than a second to read and to put in order, which would be in
the middle of someone's typing; its other languages and its code stay out of the program.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path

COMPILED = Path(__file__).resolve().parents[1] / "resources" / "words" / "nl.ranked"
LIBRARY = "pyspellchecker"
LONGEST = 32
"""Letters of the longest word that is taken."""


def compile_words(target: Path = COMPILED) -> bool:
    """Write the words, most used first, one on a line after a line that names where they are from; says whether that
    had to be done.
    """
    source = f"# {LIBRARY} {version(LIBRARY)}"
    if target.exists():
        with target.open(encoding="utf-8") as file:
            if file.readline().rstrip("\n") == source:
                return False
    from spellchecker import SpellChecker

    counted = SpellChecker(language="nl").word_frequency.items()
    words = [word for word, _ in sorted(counted, key=lambda each: (-each[1], each[0])) if 1 < len(word) <= LONGEST]
    unfinished = target.with_suffix(f".{os.getpid()}")
    unfinished.write_text("\n".join([source, *words]) + "\n", encoding="utf-8", newline="\n")
    unfinished.replace(target)
    return True


def main() -> int:
    """Compile."""
    if compile_words():
        print("coachkluis: compiled the list of words", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

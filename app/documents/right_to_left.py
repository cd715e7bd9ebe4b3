"""Hebrew and Arabic in a line that runs from left to right: letters joined, and put in the order they are seen in.

A PDF draws what it is given from left to right and joins nothing. So names such as those of clients are joined and
ordered (UAX 9) before they are drawn. A passage longer than a line is set line by line; whole pages in these scripts
are not what this is for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

LONGEST_PIECE = 48
"""Characters of a passage that are kept on one line: a break between its words would change their order."""
_RIGHT = "\u0590-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTER = re.compile(f"[{_RIGHT}]")
_PASSAGE = re.compile(rf"[{_RIGHT}](?:[^\w\n\ud800-\udfff]*[{_RIGHT}0-9])*")
"""From the first letter to the last letter or number, with what stands between them; no half of a pair, which is no
character that could be put in order.
"""
_MARKS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
)
_MARKED = re.compile(rf"([{_MARKS}]+)([{_RIGHT}])")
"""Marks in front of their letter, as an order from left to right has them (UAX 9, L3)."""
_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb\u2039\u203a", ")(][}{><\u00bb\u00ab\u203a\u2039")
"""What turns round in a line from right to left (UAX 9, L4), which `bidi` leaves to whoever draws."""
_OPENED = {")": "(", "]": "[", "}": "{", "\u00bb": "\u00ab"}


def as_seen(line: str) -> str:
    """One line of text as it is drawn from left to right. A line without Hebrew or Arabic stays as it is."""
    if not _LETTER.search(line):
        return line
    drawn, at = [], 0
    for found in _PASSAGE.finditer(line):
        end = _closed(line, found.start(), found.end())
        drawn += [line[at : found.start()], _seen(line[found.start() : end])]
        at = end
    return "".join(drawn) + line[at:]


def is_right_to_left(character: str) -> bool:
    """Whether this is a letter, a mark or a joined form of Hebrew or Arabic."""
    return _LETTER.match(character) is not None


def _closed(line: str, start: int, end: int) -> int:
    """Where a passage ends, with the bracket behind it that closes one within it."""
    while end < len(line) and (opened := _OPENED.get(line[end])):
        passage = line[start:end]
        if passage.count(opened) <= passage.count(line[end]):
            break
        end += 1
    return end


def _seen(passage: str) -> str:
    """The passage in pieces that each fit on a line, cut between words, each from its end to its beginning."""
    pieces: list[str] = []
    for word in passage.split(" "):
        if pieces and len(pieces[-1]) + 1 + len(word) <= LONGEST_PIECE:
            pieces[-1] += "\u00a0" + word
        else:
            pieces.append(word)
    return " ".join(map(_drawn, pieces))


def _drawn(piece: str) -> str:
    """A piece from its end to its beginning, its letters joined, each mark behind its letter again."""
    from bidi import get_display  # with the joining 25 ms, which only such a text needs

    ordered = get_display(_joiner().reshape(piece).translate(_MIRRORED), base_dir="R")
    return _MARKED.sub(r"\2\1", ordered)


@cache
def _joiner() -> ArabicReshaper:
    """Joins letters. One that stands alone stays the letter itself, which is what searching the page should find."""
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "use_unshaped_instead_of_isolated": True})

"""Hebrew and Arabic in a line that runs from left to right: letters joined, and put in the order they are seen in.

A PDF draws what it is given from left to right and joins nothing. Here a name such as those of clients comes out as
it is written by hand: the part of the Unicode bidirectional algorithm (UAX 9) that a Dutch or English line with words
of another direction needs, and the joined forms that Unicode itself lists. A passage longer than a line is set line
by line; whole pages in these scripts are not what this is for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LONGEST_PIECE = 48
"""Characters of a passage that are kept on one line: a break between its words would change their order."""
_LAM, _TATWEEL = "\u0644", "\u0640"
_RIGHT = "\u0590-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTER = re.compile(f"[{_RIGHT}]")
_PASSAGE = re.compile(rf"[{_RIGHT}](?:[^\w\n]*[{_RIGHT}0-9])*")
"""From the first letter to the last letter or number, with what stands between them."""
_PART = re.compile(r"\d+(?:[.,:/-]\d+)*|.", re.DOTALL)
_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb\u2039\u203a", ")(][}{><\u00bb\u00ab\u203a\u2039")
_OPENED = {")": "(", "]": "[", "}": "{", "\u00bb": "\u00ab"}
_PLACES = {(False, False): "isolated", (False, True): "initial", (True, True): "medial", (True, False): "final"}
"""The place of a letter, by whether it is joined to the one before and to the one after."""


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
    return " ".join("".join(reversed(_joined(_parts(each)))) for each in pieces)


def _parts(piece: str) -> list[str]:
    """Letters with the marks on them, and numbers whole."""
    parts: list[str] = []
    for part in _PART.findall(piece):
        if parts and unicodedata.combining(part[0]):
            parts[-1] += part
        else:
            parts.append(part.translate(_MIRRORED))
    return parts


def _joined(parts: list[str]) -> list[str]:
    """The parts with each Arabic letter in its form: lam and alef become the one sign that they make."""
    forms, ligatures = _forms()
    drawn: list[str] = []
    rest = iter(zip(parts, [*parts[1:], " "], strict=True))
    reached = False
    """Whether the letter before reaches out to this one."""
    for part, after in rest:
        letter, marks = part[0], part[1:]
        own = forms.get(letter, {})
        if letter == _LAM and after[0] in ligatures:
            drawn.append(ligatures[after[0]]["final" if reached else "isolated"] + marks + after[1:])
            next(rest)
            reached = False
            continue
        joined = reached
        reached = "initial" in own and "final" in forms.get(after[0], {})
        drawn.append(own.get(_PLACES[joined, reached], letter) + marks if own else part)
    return drawn


@cache
def _forms() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """What Unicode lists: each letter's forms by their place, and the forms of lam with each alef."""
    forms: dict[str, dict[str, str]] = {}
    ligatures: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBC0), *range(0xFBD3, 0xFBEA), *range(0xFBFC, 0xFC00), *range(0xFE80, 0xFEFD)):
        place, _, rest = unicodedata.decomposition(chr(code)).partition("> ")
        letters = [chr(int(each, 16)) for each in rest.split()]
        if len(letters) == 1:
            # An isolated form looks like the letter itself, which is what searching the page should find.
            form = letters[0] if place == "<isolated" else chr(code)
            forms.setdefault(letters[0], {})[place[1:]] = form
        elif letters[:1] == [_LAM]:
            ligatures.setdefault(letters[1], {})[place[1:]] = chr(code)
    forms[_TATWEEL] = dict.fromkeys(_PLACES.values(), _TATWEEL)
    return forms, ligatures

"""Words as a person reads them, however they were typed: one pattern for wherever words are looked for in a text.

A text from a word processor or a PDF has no-break spaces, soft hyphens, line breaks, curled apostrophes and accents in
two pieces where one sees the same. All that counts as the same here; the places that are found are those in the text as
it is.
"""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters that are not seen: soft hyphen, joiners, marks of direction, a space without width."""
_BROKEN = rf"[{_UNSEEN}\x02\ufffe]*(?:-[ \t]*\r?\n[ \t]*)?"
"""What may stand within a word that a PDF breaks over two lines: pdfium gives the hyphen as one of two odd marks."""
_MARKS = "\u0300-\u036f"
_APOSTROPHES, _HYPHENS = "'\u2018\u2019\u02bc\u00b4`", "\u2010\u2011\u2012\u2013-"
"""Signs that word processors put in each other's place."""


def spoken(words: str) -> str:
    """Words in their plainest writing: composed, without what is not seen, one space between them."""
    return " ".join(_parts(words, r"\s+"))


def words_pattern(words: str, *, whole: bool = True, case: bool = False) -> re.Pattern[str]:
    """Finds the words whatever white space stands between them: as `whole` words only, and whatever their capitals
    unless `case`. For no words it finds nothing.
    """
    parts = [_written(each, f"[{_UNSEEN}]*") for each in _parts(words, r"\s+")]
    inner = rf"[\s{_UNSEEN}]+".join(parts) or "(?!)"
    around = (r"(?<!\w)", rf"(?![\w{_MARKS}])") if whole else ("", f"(?![{_MARKS}])")
    return re.compile(inner.join(around), 0 if case else re.IGNORECASE)


def traces_pattern(words: str) -> re.Pattern[str]:
    """Finds what may be these words, to warn of: also with an s of possession, in an address or the name of a file
    (`bram.de.groot2`), and broken over two lines. Too much is better here than too little.
    """
    joint = rf"[\s._{_UNSEEN}{_HYPHENS}]"
    parts = [_written(each, _BROKEN) for each in _parts(words, f"{joint}+")]
    inner = f"{joint}*".join(parts) or "(?!)"
    return re.compile(rf"(?<![^\W\d_]){inner}(?:[{_APOSTROPHES}]?s)?(?![^\W\d_]|[{_MARKS}])", re.IGNORECASE)


def _parts(words: str, between: str) -> list[str]:
    return [each for each in re.split(between, re.sub(f"[{_UNSEEN}]", "", normalize("NFC", words))) if each]


def _written(word: str, within: str) -> str:
    """A word in every writing that looks the same."""
    letters: list[str] = []
    for each in word:
        if combining(each) and letters:
            letters[-1] += each
        else:
            letters.append(each)
    return within.join(map(_letter, letters))


def _letter(letter: str) -> str:
    for alike in (_APOSTROPHES, _HYPHENS):
        if letter in alike:
            return f"[{alike}]"
    apart = normalize("NFD", letter)
    return re.escape(letter) if apart == letter else f"(?:{re.escape(letter)}|{re.escape(apart)})"

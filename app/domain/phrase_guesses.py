"""How many guesses a passphrase takes from someone who puts words together: Dutch ones, English ones, names, years.

zxcvbn takes a space between two words for a secret, and letters that it does not know for drawn by lot; whoever guesses
`mijn hond heet max` does neither. This finds the cheapest way to write a text as words, years and single characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log10

COMMON = 300
"""The words up to this rank (`de`, `mijn`, `uit`), where they stand alone, follow from the words around them and add
hardly anything.
"""
_LONGEST_WORD = 32
_RAREST = 3.9
"""No word adds more than one that dice chose from a list of 7776: what comes to someone's mind is not rarer."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS, _FILLER, _TWIST, _AGAIN, _SEPARATORS = 2.0, 0.5, 0.3, 0.5, 0.3
"""Powers of ten: a year, a word that follows from the others, a capital or a digit for a letter, a word that was there
already, and the character between the words.
"""
_DIGIT, _LETTER, _OTHER = 1.0, log10(26), log10(33)
_LEET = str.maketrans("01345789@$!|+", "oieastbgasiit")


class Piece(StrEnum):
    """What a part of a passphrase is taken for."""

    WORD = "word"
    YEAR = "year"
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class Guessed:
    """The power of ten of guesses that it takes, and the pieces of the cheapest way to get there."""

    log10: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    cost: float
    piece: Piece
    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    whole: str
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.whole[self.start : self.end]

    @property
    def alone(self) -> bool:
        """Whether it stands between spaces, signs or ends, as words of a sentence do."""
        before, after = self.whole[: self.start][-1:], self.whole[self.end :][:1]
        return not before.isalnum() and not after.isalnum()


def guess_words(text: str, ranked: Mapping[str, int], others: Sequence[Mapping[str, int]] = ()) -> Guessed:
    """The least guesses for `text`. `ranked` gives Dutch words their place by how often they are used, from 1;
    `others` are further lists of which no word goes for free.
    """
    plain = text.lower()
    if len(plain) != len(text):  # some capitals become two characters
        text = plain
    signs = [each for each in plain if not each.isalnum()]
    free = {max(signs, key=signs.count)} if signs else set[str]()  # what stands between the words, most likely
    best: list[tuple[float, int, _Part | None]] = [(_SEPARATORS * len(free), 0, None)]
    for end in range(1, len(plain) + 1):
        ways: list[tuple[float, int, _Part | None]] = [
            (best[start][0] + part.cost, start, part)
            for start in range(max(0, end - _LONGEST_WORD), end)
            for part in _parts(text[start:end], _Place(plain, start, end), ranked, others)
        ]
        if plain[end - 1] in free:
            ways.append((best[end - 1][0], end - 1, None))
        best.append(min(ways, key=lambda way: way[0]))
    return _told(best[0][0], _followed(best))


def _followed(best: Sequence[tuple[float, int, _Part | None]]) -> list[_Part]:
    parts: list[_Part] = []
    at = len(best) - 1
    while at:
        _, start, part = best[at]
        if part is not None:
            parts.append(part)
        at = start
    return parts[::-1]


def _told(base: float, parts: Sequence[_Part]) -> Guessed:
    total, seen = base, set[str]()
    for part in parts:
        total += min(part.cost, _AGAIN) if part.text in seen else part.cost
        seen.add(part.text)
    return Guessed(total, tuple(part.piece for part in parts))


def _parts(text: str, place: _Place, ranked: Mapping[str, int], others: Sequence[Mapping[str, int]]) -> Iterable[_Part]:
    plain = place.text
    if len(plain) == 1:
        yield _Part(_single(plain) + _TWIST * (text != plain), Piece.CHARACTER, plain)
        return
    if _YEAR.fullmatch(plain):
        yield _Part(_YEARS, Piece.YEAR, plain)
    twisted = min(_TWIST * sum(one != other for one, other in zip(text, plain, strict=True)), 2 * _TWIST)
    if place.alone and ranked.get(plain, COMMON + 1) <= COMMON:
        yield _Part(_FILLER + twisted, Piece.WORD, plain)
        return
    for word, cost in _spellings(plain):
        places = [each[word] for each in (ranked, *others) if word in each]
        if places:
            yield _Part(min(log10(min(places) + 1), _RAREST) + cost + twisted, Piece.WORD, word)


def _spellings(plain: str) -> Iterable[tuple[str, float]]:
    """A word as it stands, with its digits as letters, and backwards; with what that adds."""
    yield plain, 0.0
    if not plain.isalpha():
        yield plain.translate(_LEET), _TWIST * sum(not each.isalpha() for each in plain)
    yield plain[::-1], _TWIST


def _single(character: str) -> float:
    if character.isdigit():
        return _DIGIT
    return _LETTER if character.isascii() and character.isalpha() else _OTHER

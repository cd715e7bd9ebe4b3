"""How hard a passphrase is to guess, with reasons: by zxcvbn, which knows what people choose and attackers try first,
and by what it takes to put words together (app.domain.phrase_guesses). The lower of the two counts.

zxcvbn knows English; Dutch words, and what can be known of this practice, are told to both. Nothing that is typed is
kept anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from types import MappingProxyType
from typing import Any

from app.domain.phrase_guesses import Guessed, Piece, guess_words

LONGEST = 72
"""Characters that are looked at; the time it takes grows fast with the length, and what is longer is long enough."""
ENOUGH = 3
"""From this score on a passphrase withstands whoever has the vault and the means of a company."""
REFUSED_BELOW = 2
BANDS = (4, 7, 10, 13)
"""Powers of ten of guesses at which the score goes up. A guess costs half a second of a processor (app.vault.kdf), so
10^10 of them take a thousand processors two months, 10^13 a century. Stricter than zxcvbn's own score, which was made
for a login that ends after some attempts.
"""

_guard = Lock()  # zxcvbn keeps the words that it is told in a module


class Weakness(StrEnum):
    """Why something is easy to guess; the key of its text is `passphrase.weak.<value>`."""

    COMMON = "common"
    """A passphrase that many people use, or nearly so."""
    WORD = "word"
    """A single word."""
    NAME = "name"
    KNOWN = "known"
    """Ordinary Dutch words, or what is known of the practice."""
    KEYS = "keys"
    """Keys beside each other."""
    REPEAT = "repeat"
    SEQUENCE = "sequence"
    DATE = "date"
    SHORT = "short"
    """Nothing in particular: there is too little of it."""


@dataclass(frozen=True, slots=True)
class Strength:
    """A judgement: `score` from 0 (at once) to 4 (out of reach), and what makes it easy."""

    score: int
    reasons: tuple[Weakness, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether it protects a vault that someone took away."""
        return self.score >= ENOUGH

    @property
    def refused(self) -> bool:
        """Whether it may not be set at all."""
        return self.score < REFUSED_BELOW


def judge(text: str, known: Iterable[str] = (), ranked: Mapping[str, int] = MappingProxyType({})) -> Strength:
    """Judge a passphrase. `known` are words that someone who wants in would try first: names, the practice; `ranked`
    gives the words of a language their place by how often they are used, from 1.
    """
    from zxcvbn import matching, zxcvbn  # takes a while: its lists are large

    if not text:
        return Strength(0)
    with _guard:
        found = zxcvbn(text[:LONGEST], user_inputs=list(known), max_length=LONGEST)
        guessed = guess_words(text[:LONGEST], ranked, list(matching.RANKED_DICTIONARIES.values()))
    power = min(float(found["guesses_log10"]), guessed.log10)
    score = sum(power >= band for band in BANDS)
    if score >= ENOUGH:
        return Strength(score)
    by_words = _by_words(guessed) if guessed.log10 < found["guesses_log10"] else ()
    return Strength(score, _reasons(found["sequence"], by_words))


def known_words(listed: str, about_practice: Sequence[str]) -> tuple[str, ...]:
    """What to tell `judge`: the words of a list, and the names of a practice as a whole and word by word."""
    own = [each for name in about_practice for each in (name, "".join(name.split()), *name.split())]
    return tuple(dict.fromkeys(each.lower() for each in (*own, *listed.split()) if len(each) > 2))


def _by_words(guessed: Guessed) -> tuple[Weakness, ...]:
    words = guessed.pieces.count(Piece.WORD)
    found = [Weakness.WORD if words == 1 else Weakness.KNOWN] if words else []
    return (*found, Weakness.DATE) if Piece.YEAR in guessed.pieces else tuple(found)


def _reasons(sequence: Sequence[Mapping[str, Any]], by_words: tuple[Weakness, ...]) -> tuple[Weakness, ...]:
    found = [_weakness(each, sole=len(sequence) == 1) for each in sequence]
    named = tuple(dict.fromkeys((*by_words, *(each for each in found if each is not None))))
    return named or (Weakness.SHORT,)


def _weakness(match: Mapping[str, Any], *, sole: bool) -> Weakness | None:
    match match["pattern"]:
        case "dictionary":
            return _of_dictionary(str(match["dictionary_name"]), sole=sole)
        case "spatial":
            return Weakness.KEYS
        case "repeat":
            return Weakness.REPEAT
        case "sequence":
            return Weakness.SEQUENCE
        case "date" | "regex":
            return Weakness.DATE
        case _:
            return None


def _of_dictionary(name: str, *, sole: bool) -> Weakness | None:
    if name == "user_inputs":
        return Weakness.KNOWN
    if name == "passwords":
        return Weakness.COMMON
    if name in ("surnames", "male_names", "female_names"):
        return Weakness.NAME
    return Weakness.WORD if sole else None

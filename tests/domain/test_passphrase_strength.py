"""How hard a passphrase is to guess: what people choose is weak, in Dutch as well, and the reason is named."""

from __future__ import annotations

import pytest

from app.domain.passphrase_strength import LONGEST, Weakness, judge, known_words
from app.kernel.resources import resources

WORDS = (resources() / "words" / "nl.txt").read_text(encoding="utf-8")
KNOWN = known_words(WORDS, ("Praktijk De Brug", "Marijke de Wit", "Deventer"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("welkom2024", Weakness.KNOWN),
        ("welkom2024!!", Weakness.KNOWN),
        ("wachtwoord123", Weakness.KNOWN),
        ("praktijkdebrug", Weakness.KNOWN),
        ("Marijke de Wit", Weakness.KNOWN),
        ("password1234", Weakness.COMMON),
        ("qwertyuiop[]", Weakness.KEYS),
        ("aaaaaaaaaaaaaaaa", Weakness.REPEAT),
        ("abcdefghijklmnop", Weakness.SEQUENCE),
        ("feyenoord1908", Weakness.KNOWN),
    ],
)
def test_what_people_choose_is_weak_and_the_reason_is_named(text: str, reason: Weakness) -> None:
    judged = judge(text, KNOWN)
    assert not judged.enough
    assert reason in judged.reasons


@pytest.mark.parametrize(
    "text",
    ["potlood giraf trommel zeilboot", "fawdn-4mf6c-8jwyn-g7bsa", "vier losse woorden samen", "xQ7#pL2v!mR9@tKw"],
)
def test_what_nobody_guesses_is_strong_and_needs_no_reasons(text: str) -> None:
    judged = judge(text, KNOWN)
    assert (judged.enough, judged.refused) == (True, False)


def test_dutch_words_count_as_known_only_because_they_are_told() -> None:
    assert judge("groningenfeyenoord", KNOWN).score < judge("groningenfeyenoord").score


def test_what_can_be_known_of_the_practice_makes_it_weaker() -> None:
    assert judge("De Zeppelin Coaching", known_words("", ("De Zeppelin Coaching",))).refused
    assert not judge("De Zeppelin Coaching", known_words("", ("Iemand anders",))).refused


def test_nothing_and_very_much_are_judged_as_well() -> None:
    assert judge("", KNOWN).refused
    assert judge("x" * 1024, KNOWN).refused
    assert judge("".join(chr(0x4E00 + 7 * number) for number in range(1024)), KNOWN).enough
    assert LONGEST < 1024


def test_words_are_told_once_short_ones_not_at_all() -> None:
    assert known_words("een Een de", ("De Brug",)) == ("de brug", "debrug", "brug", "een")

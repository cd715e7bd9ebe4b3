"""How hard a passphrase is to guess: what people choose is weak, in Dutch as well, and the reason is named."""

from __future__ import annotations

from random import Random

import pytest

from app.domain.passphrase_strength import LONGEST, Weakness, judge, known_words
from app.kernel.resources import resources
from app.packages.passphrase import generate_passphrase
from app.usecases.judge_passphrase import ranked_words

WORDS = (resources() / "words" / "nl.txt").read_text(encoding="utf-8")
KNOWN = known_words(WORDS, ("Praktijk De Brug", "Marijke de Wit", "Deventer"))

RANKED = ranked_words(resources())


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
    ["potlood giraf trommel zeilboot", "fawdn-4mf6c-8jwyn-g7bsa", "xQ7#pL2v!mR9@tKw"],
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


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("geboortedag1975", 1),
        ("Sneeuwwitje1975", 1),
        ("zonnebloem2024", 1),
        ("Zonnebl0em2024!", 1),
        ("appelmoes123!", 2),
        ("mijn hond heet max", 1),
        ("mijnhondheetmax", 2),
        ("oude koeien uit de sloot", 2),
        ("vier losse woorden samen", 2),
        ("kamerplantenliefhebber1980", 2),
        ("my dog is called max", 2),
        ("Ik woon in Deventer sinds 1998!", 2),
    ],
)
def test_what_dutch_people_say_is_weak_with_a_year_and_with_spaces_as_well(text: str, most: int) -> None:
    judged = judge(text, KNOWN, RANKED)
    assert judged.score <= most
    assert {Weakness.WORD, Weakness.KNOWN, Weakness.NAME} & set(judged.reasons)


def test_words_drawn_by_lot_are_strong_from_four_on() -> None:
    drawn, words = Random(20261122), list(RANKED)[300:30_000]
    for _ in range(60):
        phrase = " ".join(drawn.choice(words) for _ in range(4))
        assert judge(phrase, KNOWN, RANKED).enough, phrase


def test_what_the_program_makes_is_out_of_reach_always() -> None:
    drawn = Random(20261122)
    made = [generate_passphrase(drawn.randrange).lower() for _ in range(200)]
    assert [each for each in made if judge(each, KNOWN, RANKED).score != 4] == []


def test_what_is_called_strong_comes_with_no_reason_why_it_is_weak() -> None:
    drawn, words = Random(20261122), list(RANKED)[:20_000]
    judged = [judge("".join(drawn.choice(words) for _ in range(1 + at % 4)), KNOWN, RANKED) for at in range(80)]
    assert {each.enough for each in judged} == {True, False}
    assert all(bool(each.reasons) != each.enough for each in judged)

"""Notes are whole sentences about one person, in the form in which written text is stored."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.client import Gender
from app.domain.prose_source import read_source, word_count, write_source
from app.usecases.demo import writings
from app.usecases.demo.conversations import session_notes
from app.usecases.demo.people import Person, chance_of, draw_person
from app.usecases.demo.themes import STUDY, THEMES, Theme

SOMEONE = draw_person(chance_of("someone"), 1, date(2026, 3, 3))


@pytest.mark.parametrize("theme", [*THEMES, STUDY], ids=lambda theme: theme.title)
def test_notes_name_the_person_and_are_stored_as_written(theme: Theme) -> None:
    for seed in range(40):
        chance = chance_of("notes", seed)
        for number, last in ((1, False), (2, False), (5, True)):
            text = session_notes(chance, SOMEONE, theme, number, last=last)
            assert write_source(read_source(text)).strip() == text.strip(), seed
            assert "{" not in text
            assert 40 < word_count(read_source(text)) < 200


@pytest.mark.parametrize("theme", [*THEMES, STUDY], ids=lambda theme: theme.title)
def test_documents_are_filled_in(theme: Theme) -> None:
    for text in (
        writings.final_report(SOMEONE, theme, 6),
        writings.progress_report(SOMEONE, theme, 3),
        writings.draft_report(SOMEONE, theme),
        writings.plan_of_action(SOMEONE, theme),
        writings.agreement(SOMEONE, theme, "De Wissel", "Bakkerij De Kade BV"),
    ):
        assert "{" not in text
        assert SOMEONE.first_name in text


def test_he_and_she_are_kept_apart() -> None:
    texts: dict[Gender, str] = {}
    for gender in (Gender.FEMALE, Gender.MALE):
        person = _someone(gender)
        chance = chance_of("pronouns")
        texts[gender] = " ".join(session_notes(chance, person, THEMES[0], 2).lower() for _ in range(60))
    assert " hij " in texts[Gender.MALE]
    assert " ze " in texts[Gender.FEMALE]
    assert " hij " not in texts[Gender.FEMALE]


def _someone(gender: Gender) -> Person:
    drawn = (draw_person(chance_of("gender", number), number, date(2026, 3, 3)) for number in range(100))
    return next(each for each in drawn if each.gender is gender)

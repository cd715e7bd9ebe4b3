from __future__ import annotations

import pytest

from app.domain.imports.names import NameParts, split_name, split_surname


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Anna van den Berg", NameParts("Berg", "van den", "Anna")),
        ("Berg, Anna van den", NameParts("Berg", "van den", "Anna")),
        ("van den Berg, Anna", NameParts("Berg", "van den", "Anna")),
        ("Berg, van den, Anna", NameParts("Berg", "van den", "Anna")),
        ("VAN DEN BERG", NameParts("BERG", "van den")),
        ("A.B. (Bram) van 't Hof", NameParts("Hof", "van 't", "Bram", "A.B.")),
        ("Anna in ’t Veld", NameParts("Veld", "in ’t", "Anna")),
        ("Dhr. J. de Vries", NameParts("Vries", "de", initials="J.", title=True)),
        ("de heer Jansen", NameParts("Jansen", title=True)),
        ("Mr. Dr. Th.J. v.d. Meer MSc", NameParts("Meer", "v.d.", initials="Th.J.", title=True)),
        ("Fátima el Amrani", NameParts("Amrani", "el", "Fátima")),
        ("María de la Cruz", NameParts("Cruz", "de la", "María")),
        ("Ben Vries", NameParts("Vries", first_name="Ben")),
        ("Anna Jansen-de Boer", NameParts("Jansen-de Boer", first_name="Anna")),
        ("Anna Jansen - de Boer", NameParts("Jansen - de Boer", first_name="Anna")),
        ("Anna van den Berg-de Vries", NameParts("Berg-de Vries", "van den", "Anna")),
        ("Anna Maria Jansen", NameParts("Jansen", first_name="Anna Maria", doubtful=True)),
        ("Jansen", NameParts("Jansen")),
        ("", NameParts("")),
    ],
)
def test_a_whole_name_is_taken_apart(name: str, parts: NameParts) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("surname", "parts"),
    [
        ("van den Berg", ("van den", "Berg")),
        ("Van der Meer", ("van der", "Meer")),
        ("Berg, van den", ("van den", "Berg")),
        ("’t Hart", ("’t", "Hart")),
        ("Van", ("", "Van")),
        ("Vandenberg", ("", "Vandenberg")),
        ("Inge", ("", "Inge")),
    ],
)
def test_an_infix_is_taken_off_a_surname(surname: str, parts: tuple[str, str]) -> None:
    assert split_surname(surname) == parts

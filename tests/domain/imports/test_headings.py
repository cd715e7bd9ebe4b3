from __future__ import annotations

import pytest

from app.domain.client import Client
from app.domain.declare import asked
from app.domain.imports.entry import Extra
from app.domain.imports.headings import Headings, importable
from app.kernel.translator import Translator
from tests.domain.imports.reading import HEADINGS


def test_every_label_of_a_client_in_both_languages_is_a_known_heading(dutch: Translator, english: Translator) -> None:
    for each in asked(Client):
        for speaker in (dutch, english):
            assert HEADINGS.match([speaker.text(each.label)]).fields == {0: each.name}


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("E-mail *", "email"),
        ("GEB. DATUM", "birth_date"),
        ("Tussenvoegsel(s)", "infix"),
        ("Cliënt", Extra.NAME),
        ("06-nummer", "mobile"),
        ("Home Postal Code", "postcode"),
        ("E-mail 1 - Value", "email"),
        ("Postcode + plaats", Extra.POSTCODE_AND_TOWN),
    ],
)
def test_usual_spellings_are_known(heading: str, name: str) -> None:
    assert HEADINGS.match([heading]).fields == {0: name}


def test_a_second_column_for_a_field_is_unused() -> None:
    matched = HEADINGS.match(["Achternaam", "Telefoon", "Tel.", "Schoenmaat"])
    assert matched.fields == {0: "surname", 1: "phone"}
    assert matched.unused == (2, 3)


def test_naam_is_the_surname_beside_a_first_name_and_the_whole_name_alone() -> None:
    assert HEADINGS.match(["Naam"]).fields == {0: Extra.NAME}
    assert HEADINGS.match(["Voornaam", "Naam"]).fields == {0: "first_name", 1: "surname"}
    assert HEADINGS.match(["Naam", "Achternaam"]).unused == (0,)


def test_a_number_is_a_house_number_only_after_a_street() -> None:
    assert HEADINGS.match(["Nr", "Achternaam", "Straat", "Nr."]).fields == {
        1: "surname",
        2: "street",
        3: "house_number",
    }


def test_what_no_field_of_a_client_may_take_is_never_matched() -> None:
    assert Headings({"bsn": ["BSN"]}).match(["BSN"]).fields == {}
    assert "id" not in importable()

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.client import Client
from app.domain.imports.plan import Action
from app.kernel.ids import new_id
from tests.domain.imports.reading import codes, planned

HEADINGS = "Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;E-mail;Mobiel\n"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def known(**values: object) -> Client:
    return Client(**{"surname": "Berg", **values}, id=new_id(), made=NOW, changed=NOW)  # type: ignore[arg-type]


ANNA = known(
    first_name="Anna", infix="van den", birth_date=date(1980, 12, 31), email="anna@post.example", mobile="06-12345678"
)


_AT = {"email": "client.email", "birth": "client.birth_date", "phone": "client.mobile", "name": "import.line"}
"""The field at which it is told, by what is alike."""


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Annet;;Anders;;ANNA@post.example;", None),
        ("Anna;;Anders;;ANNA@post.example;", "already_email_in_vault"),
        ("A.;van den;Berg;31-12-1980;;", "already_birth_in_vault"),
        ("Anna Maria;;Bérg;31-12-1980;ander@post.example;", "already_birth_in_vault"),
        ("Anna;van den;Berg;;;0612345678", "already_phone_in_vault"),
        ("anna;Van den;Berg;;;", "already_name_in_vault"),
    ],
)
def test_who_is_in_the_vault_is_left_out_and_told(row: str, code: str | None) -> None:
    (line,) = planned(HEADINGS + row + "\n", [ANNA]).lines
    if code is None:
        assert line.action is Action.ADD
    else:
        assert line.action is Action.ALREADY
        assert (line.notes[-1].code, line.notes[-1].label) == (code, _AT[code.split("_")[1]])


@pytest.mark.parametrize(
    ("row", "alike"),
    [
        ("Bram;van den;Berg;31-12-1980;;", "birth"),  # a twin
        ("Anna;van den;Berg;01-01-1990;;", "name"),  # a namesake
        ("Anna;van den;Berg;;ander@post.example;", "name"),
        ("Bram;;Smit;;anna@post.example;", "email"),  # a couple with one address
        ("Bram;;Smit;;;0612345678", "phone"),
    ],
)
def test_who_only_resembles_someone_is_added_and_pointed_at(row: str, alike: str) -> None:
    (line,) = planned(HEADINGS + row + "\n", [ANNA]).lines
    assert line.action is Action.ADD
    assert [(note.code, note.label) for note in line.notes] == [(f"similar_{alike}_in_vault", _AT[alike])]


def test_who_is_twice_in_the_file_is_added_once() -> None:
    plan = planned(HEADINGS + "Anna;;Berg;31-12-1980;;\nBram;;Smit;;;\nA.;;Berg;31-12-1980;;\n")
    assert [line.action for line in plan.lines] == [Action.ADD, Action.ADD, Action.ALREADY]
    note = plan.lines[2].notes[0]
    assert (note.code, note.arguments) == ("already_birth_in_file", (("line", 2),))


def test_a_refused_line_does_not_hide_a_good_one() -> None:
    plan = planned(HEADINGS + "Anna;;Berg;31-12-80;anna@post.example;\nAnna;;Berg;31-12-1980;anna@post.example;\n")
    assert [line.action for line in plan.lines] == [Action.REFUSED, Action.ADD]


def test_what_the_declaration_forbids_is_refused_at_its_field() -> None:
    plan = planned(HEADINGS + f"Anna;;Berg;31-12-2030;;\n;;{'x' * 201};;;\nAnna;;;;;\nAnna;;Berg;;;bel me\n")
    assert [codes(plan, line) for line in range(4)] == [
        ["date_in_future"],
        ["too_long"],
        ["required"],
        ["not_a_phone"],
    ]
    assert {line.action for line in plan.lines} == {Action.REFUSED}


def test_markup_and_formulas_in_cells_are_text() -> None:
    (line,) = planned(HEADINGS + '=1+1;;<b>Berg</b>;;;"+31612345678"\n').lines
    assert line.values["first_name"] == "=1+1"
    assert line.values["surname"] == "<b>Berg</b>"
    assert line.values["mobile"] == "+31612345678"

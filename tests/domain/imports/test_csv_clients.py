from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.domain.client import Client, Gender
from app.domain.imports.entry import Kind
from app.domain.imports.errors import UnreadableImport
from app.domain.imports.plan import Action
from app.domain.imports.table import MOST_ROWS
from tests.domain.imports.reading import SAMPLES, codes, outcome, planned, read, sample


def test_a_list_as_dutch_excel_saves_it() -> None:
    file = sample("excel_nl.csv")
    assert file.kind is Kind.CSV
    assert file.unused == ("Klantnummer",)
    assert [entry.number for entry in file.entries] == [2, 3, 4]
    assert not any(entry.faults or entry.notes for entry in file.entries)
    anna, joel, noor = file.entries
    assert anna.given == {
        "first_name": "Anna", "initials": "A.M.", "infix": "van den", "surname": "Berg", "gender": "female",
        "birth_date": "1980-12-31", "birth_place": "Zwolle", "street": "Dorpsstraat", "house_number": "12a",
        "postcode": "7411 AB", "town": "Deventer", "country": "Nederland", "phone": "0570-612345",
        "mobile": "06-12345678", "email": "anna@post.example",
    }  # fmt: skip
    assert (joel.given["surname"], joel.given["mobile"]) == ("Özdemir", "0687654321")
    assert (joel.given["street"], joel.given["house_number"]) == ("Plein 1944; achter", "3")
    assert noor.given["birth_place"] == "’s-Hertogenbosch"


def test_unicode_text_of_excel_with_tabs() -> None:
    file = sample("excel_unicode.txt")
    assert [entry.given["surname"] for entry in file.entries] == ["Çelik", "Nowak"]


def test_whole_names_and_whole_addresses_are_taken_apart() -> None:
    berg, vries, jansen = sample("full_names.csv").entries
    assert berg.number == 3
    assert [berg.given[name] for name in ("first_name", "infix", "surname")] == ["Anna", "van den", "Berg"]
    assert [berg.given[name] for name in ("street", "house_number")] == ["Dorpsstraat", "12a"]
    assert [berg.given[name] for name in ("postcode", "town")] == ["7411 AB", "Deventer"]
    assert [vries.given[name] for name in ("street", "house_number")] == ["Plein 1944", "5"]
    assert vries.given["initials"] == "A.B."
    assert {note.code for note in jansen.notes} == {"title_left_out", "phone_without_zero"}


def test_a_street_keeps_its_number_where_there_is_a_column_for_house_numbers() -> None:
    entry = read("Achternaam;Straat;Huisnummer\nBerg;Plein 1944;\n").entries[0]
    assert entry.given["street"] == "Plein 1944"
    assert "house_number" not in entry.given


def test_an_addition_belongs_to_the_house_number() -> None:
    entry = read("Achternaam;Straat;Nr;Toevoeging\nBerg;Dorpsstraat;12;a\nSmit;Dorpsstraat;12;-2\n").entries
    assert [each.given["house_number"] for each in entry] == ["12 a", "12-2"]


def test_an_infix_is_found_in_the_surname_save_in_belgium() -> None:
    entries = read("Achternaam;Land\nVan den Berg;Nederland\nVan den Berg;België\n").entries
    assert [each.given.get("infix") for each in entries] == ["van den", None]
    assert [note.code for note in entries[0].notes] == ["infix_found"]


def test_every_wrong_line_is_refused_with_every_reason() -> None:
    plan = planned((SAMPLES / "wrong.csv").read_bytes())
    assert [line.action for line in plan.lines] == [Action.ADD, *[Action.REFUSED] * 4]
    assert codes(plan, 1) == ["import.two_digit_year"]
    assert codes(plan, 2) == ["import.phone_scientific", "import.house_number_date", "required", "not_an_email"]
    assert codes(plan, 3) == ["import.date_as_number"]
    assert codes(plan, 4) == ["import.more_cells_than_headings", "no_such_date"]


def test_lines_are_counted_as_an_editor_shows_them() -> None:
    entries = read('sep=;\nAchternaam;Plaats\n\nBerg;"Den\nHaag"\n;\nSmit;Ede\n').entries
    assert [entry.number for entry in entries] == [4, 7]


def test_a_file_that_ends_in_the_middle_of_a_line_is_refused() -> None:
    plan = planned("Achternaam;Plaats;E-mail\nBerg;Deventer;a@post.example\nSmit;Zw")
    assert codes(plan, 1) == ["import.cut_off"]
    assert codes(planned("Achternaam;Plaats\nBerg;Deventer")) == []


def test_columns_without_a_heading_are_told_only_where_they_hold_something() -> None:
    assert read("Achternaam;;;Maat\nBerg;;x;\n").unused == ("#3", "Maat")


@pytest.mark.parametrize(
    ("text", "code", "arguments"),
    [
        ("", "import.empty", {}),
        (" \r\n\t\r\n", "import.empty", {}),
        ("Achternaam\n", "import.no_rows", {}),
        ("aap;noot\nmies;wim\n", "import.no_headings", {}),
        ("Voornaam;E-mail\nAnna;a@post.example\n", "import.no_surname", {}),
        ('Achternaam;Plaats\nBerg;Ede\n"Smit;Ede\nBos;Ede\n', "import.broken_line", {"line": 3}),
        ('Achternaam;Plaats\n"Smit" x;Ede\n', "import.broken_line", {"line": 2}),
        ("Achternaam\n" + "x;" * 600 + "x\n", "import.too_many_columns", {"line": 2, "most": 500}),
    ],
)
def test_a_file_that_is_no_list_of_clients_is_refused_as_a_whole(
    text: str, code: str, arguments: dict[str, object]
) -> None:
    with pytest.raises(UnreadableImport) as caught:
        read(text)
    assert (caught.value.code, caught.value.arguments) == (code, arguments)


def test_more_clients_than_may_be_in_a_file_are_refused() -> None:
    with pytest.raises(UnreadableImport) as caught:
        read("Achternaam\n" + "Berg\n" * (MOST_ROWS + 1))
    assert caught.value.code == "import.too_many_rows"


@settings(max_examples=300)
@given(some.binary(max_size=400) | some.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_plan_or_a_named_error(content: bytes) -> None:
    assert outcome(content).startswith(("plan", "import.", "workbook."))


@settings(max_examples=300)
@given(some.text(alphabet="\";,\t\r\n='+-@.:0123456789abvàÃ\u202e\ufffd", max_size=120))
def test_any_cells_under_good_headings_give_a_plan_or_a_named_error(text: str) -> None:
    content = "Achternaam;Geboortedatum;Telefoon;E-mail;Adres;Naam\n" + text
    assert outcome(content.encode()) in ("plan", "import.broken_line", "import.no_rows")


_LETTERS = "abcdefghijklmnopqrstuvwxyzéëïöüçÅØ"
_WORD = some.text(alphabet=_LETTERS + _LETTERS.upper(), min_size=3, max_size=12).map(lambda word: "Q" + word)
_TEXT = some.lists(_WORD | some.sampled_from(["12;3", 'met "aanhaling"', "a, b", "-"]), max_size=3).map(" ".join)
_CLIENTS = some.lists(
    some.fixed_dictionaries(
        {
            "Voornaam": _WORD,
            "Tussenvoegsel": some.sampled_from(["", "van", "van den", "de", "in 't"]),
            "Achternaam": _WORD,
            "Geslacht": some.sampled_from(["m", "v", "x", ""]),
            "Geboortedatum": some.dates(date(1900, 1, 1), date(2026, 3, 3)).map(lambda day: day.strftime("%d-%m-%Y")),
            "Straat": _TEXT,
            "Huisnummer": some.sampled_from(["1", "12a", "3-5", ""]),
            "Telefoon": some.from_regex(r"0[0-9]{9}", fullmatch=True),
            "Woonplaats": _TEXT,
        }
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda row: (row["Achternaam"], row["Geboortedatum"]),
)
_GENDERS = {"m": Gender.MALE, "v": Gender.FEMALE, "x": Gender.OTHER}


@settings(max_examples=150)
@given(_CLIENTS, some.sampled_from([(";", "cp1252"), (";", "utf-8-sig"), ("\t", "utf-16"), (",", "utf-8")]))
def test_what_excel_would_save_of_any_clients_comes_in_as_it_was(
    clients: list[dict[str, str]], dialect: tuple[str, str]
) -> None:
    delimiter, encoding = dialect
    out = io.StringIO()
    writer = csv.DictWriter(out, list(clients[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(clients)
    plan = planned(out.getvalue().encode(encoding))
    assert [line.faults for line in plan.lines] == [()] * len(clients)
    for row, line in zip(clients, plan.lines, strict=True):
        client = Client(**line.values, id="0" * 26, made=None, changed=None)  # type: ignore[arg-type]
        assert client.name == " ".join(
            part for part in (row["Voornaam"], row["Tussenvoegsel"], row["Achternaam"]) if part
        )
        assert client.gender is _GENDERS.get(row["Geslacht"], Gender.UNKNOWN)
        assert client.birth_date is not None
        assert client.birth_date.strftime("%d-%m-%Y") == row["Geboortedatum"]
        assert (client.street, client.house_number) == (row["Straat"], row["Huisnummer"])
        assert (client.phone, client.town) == (row["Telefoon"], row["Woonplaats"])

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.domain.imports.content_lines import content_lines
from app.domain.imports.entry import Kind
from app.domain.imports.errors import UnreadableImport
from tests.domain.imports.reading import card, codes, outcome, planned, read, sample


def test_cards_of_a_telephone() -> None:
    file = sample("telephone_3.vcf")
    assert file.kind is Kind.VCARD
    assert file.unused == ("ADR.region", "NOTE", "PHOTO", "TEL.fax")
    anna, bram = file.entries
    assert (anna.number, bram.number) == (1, 18)
    assert anna.given == {
        "first_name": "Anna Maria", "infix": "van den", "surname": "Berg", "birth_date": "1980-12-31",
        "street": "Dorpsstraat", "house_number": "12a", "postcode": "7411 AB", "town": "Deventer",
        "country": "Nederland", "phone": "0570-612345", "mobile": "06-12345678", "email": "anna@post.example",
    }  # fmt: skip
    assert bram.given == {"first_name": "Bram", "infix": "de", "surname": "Vries", "mobile": "+31687654321"}
    assert [note.code for note in bram.notes] == ["part_of_a_date"]


def test_cards_of_version_4() -> None:
    noor, daan = sample("rfc6350_4.vcf").entries
    assert noor.given == {
        "first_name": "Noor", "infix": "de", "surname": "Wit-Mulder", "gender": "other", "birth_date": "1996-02-29",
        "street": "Lange Hezelstraat", "house_number": "1-3", "postcode": "6511 CA", "town": "Nijmegen",
        "country": "Nederland", "phone": "024-3612345", "mobile": "+31-6-11223344", "email": "noor@post.example",
        "language": "en",
    }  # fmt: skip
    assert [note.code for note in noor.notes] == ["more_than_one"]
    assert daan.given == {"first_name": "Daan", "surname": "Smit"}


def test_cards_of_outlook_in_quoted_printable() -> None:
    (joel,) = sample("outlook_21.vcf").entries
    assert (joel.given["first_name"], joel.given["surname"]) == ("Joël", "Özdemir")
    assert (joel.given["street"], joel.given["house_number"]) == ("Lange Hezelstraat", "3")
    assert (joel.given["phone"], joel.given["mobile"]) == ("0570-612345", "0687654321")
    assert joel.faults == ()


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["N:Berg;Anna", "BDAY:31-12-80"], "import.two_digit_year"),
        (["N:Berg;Anna", "KIND:org"], "import.not_a_person"),
        (["FN:Bakkerij Jansen", "X-ABShowAs:COMPANY"], "import.not_a_person"),
        (["N:Berg;Anna", "dit is geen eigenschap"], "import.unreadable_line"),
        (["N;ENCODING=QUOTED-PRINTABLE;CHARSET=x-unknown:B=E9rg;Anna"], "import.unreadable_line"),
        (["N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:B=E9rg;Anna"], "import.unreadable_line"),
        (["EMAIL:anna@post.example"], "required"),
        (["N:Berg;Anna", "EMAIL:anna bij post"], "not_an_email"),
    ],
)
def test_a_wrong_card_is_refused_with_its_reason(lines: list[str], code: str) -> None:
    plan = planned(card("N:Smit;Bram") + card(*lines))
    assert codes(plan, 0) == []
    assert code in codes(plan, 1)
    assert plan.lines[1].number == 5


@pytest.mark.parametrize("around", [[], ["N:;;;;"], ["N:;;;dr.;"]])
@pytest.mark.parametrize(
    ("whole", "given"),
    [
        ("Anna van den Berg", {"first_name": "Anna", "infix": "van den", "surname": "Berg"}),
        (r"Berg\, Anna van den", {"first_name": "Anna", "infix": "van den", "surname": "Berg"}),
        ("Madonna", {"surname": "Madonna"}),
        ("فاطمة الزهراء", {"first_name": "فاطمة", "surname": "الزهراء"}),
    ],
)
def test_a_card_with_nothing_but_a_whole_name(around: list[str], whole: str, given: dict[str, str]) -> None:
    (entry,) = read(card(*around, f"FN:{whole}").encode()).entries
    assert entry.given == given
    assert entry.faults == ()


def test_a_whole_name_that_is_that_of_the_firm_is_to_be_looked_at() -> None:
    (firm,) = read(card("FN:Bakkerij Jansen", "ORG:Bakkerij Jansen;Winkel")).entries
    (person,) = read(card("FN:Anna Berg", "ORG:Bakkerij Jansen")).entries
    assert [note.code for note in firm.notes] == ["name_doubtful"]
    assert person.notes == ()


def test_an_unknown_version_is_refused() -> None:
    assert codes(planned(card("N:Berg;Anna", version="5.0"))) == ["import.vcard_version"]


def test_half_a_card_is_refused() -> None:
    assert codes(planned("BEGIN:VCARD\nVERSION:3.0\nN:Berg;Anna\n")) == ["import.card_not_closed"]


@pytest.mark.parametrize(("text", "line"), [("Achternaam;Plaats\n", 1), (card("N:Berg;Anna") + "BEGIN:VCALENDAR\n", 5)])
def test_what_is_no_card_is_refused_as_a_whole(text: str, line: int) -> None:
    with pytest.raises(UnreadableImport) as caught:
        read(text, vcard=True)
    assert (caught.value.code, caught.value.arguments) == ("import.not_vcard", {"line": line})


def test_a_card_inside_a_card_is_no_client() -> None:
    file = read(card("N:Berg;Anna", "AGENT:", "BEGIN:VCARD", "N:Smit;Assistent", "END:VCARD", version="2.1"))
    assert [entry.given["surname"] for entry in file.entries] == ["Berg"]


def test_escapes_groups_and_folds() -> None:
    text = card("item1.N:Berg\\; de la;An", " na;;;", "NOTE:x").replace("NOTE", "note")
    (entry,) = read(text).entries
    assert entry.given == {"surname": "Berg; de la", "first_name": "Anna"}


def test_a_fold_of_version_2_keeps_its_space() -> None:
    text = card("ADR:;;Lange", " Hezelstraat 3;Nijmegen", "N:Berg;Anna", version="2.1")
    assert read(text).entries[0].given["street"] == "Lange Hezelstraat"


def test_base64_without_folds_is_part_of_its_line() -> None:
    text = card("PHOTO;ENCODING=BASE64:aGFs", "bG8gd2VyZWxk", "", "N:Berg;Anna", version="2.1")
    assert [line.name for line in content_lines(text)] == ["BEGIN", "VERSION", "PHOTO", "N", "END"]


def test_a_number_without_a_type_is_taken_by_how_it_begins() -> None:
    (entry,) = read(card("N:Berg;Anna", "TEL:(0570) 612345", "TEL:06 12345678", "TEL:0031687654321")).entries
    assert (entry.given["phone"], entry.given["mobile"]) == ("(0570) 612345", "06 12345678")
    assert [note.code for note in entry.notes] == ["more_than_one"]


def test_a_title_is_told_as_not_taken_over_and_an_infix_before_the_name_is_one() -> None:
    file = read(card("N:Berg;Anna;;van den;") + card("N:Vries;Bram;;Dr.;MSc"))
    assert file.entries[0].given["infix"] == "van den"
    assert file.unused == ("N.prefix", "N.suffix")


_LINE = some.sampled_from(
    ["BEGIN:VCARD", "END:VCARD", "VERSION:2.1", "N:", "N:Berg;Anna", "TEL;", "TEL;TYPE=\"a", "BDAY:", "ADR:;;\\", "=",
     " ", "EMAIL;PREF=99999999:x", "N;QUOTED-PRINTABLE:=", "PHOTO;BASE64:", "GENDER:", "GENDER:;", "LANG:", "item1.",
     ":", "\\"]
)  # fmt: skip


@settings(max_examples=300)
@given(some.lists(_LINE | some.text(max_size=20), max_size=12).map("\n".join))
def test_any_lines_give_a_plan_or_a_named_error(text: str) -> None:
    content = ("BEGIN:VCARD\n" + text).encode("utf-8", "surrogatepass")
    assert outcome(content) in ("plan", "import.not_vcard", "import.encoding", "import.not_a_list")


@settings(max_examples=150)
@given(some.text(alphabet="abc;,\\:= \t\néQ", max_size=60).map(str.strip), some.integers(1, 30))
def test_any_text_comes_back_from_an_escaped_and_folded_line(text: str, width: int) -> None:
    value = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    line = f"NOTE:{value}"
    folded = "\r\n ".join(line[place : place + width] for place in range(0, len(line), width))
    (found,) = content_lines(folded)
    assert found.text() == text
    assert found.components() == (text,)

"""Files with clients as other programs write them: a CSV from a Dutch Excel, vCards of both versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.client import Gender
from app.usecases.demo.people import Person, chance_of, draw_person

HEADINGS = (
    "Voornaam", "Tussenvoegsel", "Achternaam", "Geslacht", "Geboortedatum", "Straat", "Huisnummer", "Postcode",
    "Woonplaats", "Mobiel", "E-mailadres",
)  # fmt: skip
_GENDERS = {Gender.FEMALE: "vrouw", Gender.MALE: "man"}


def people(today: date) -> tuple[Person, ...]:
    """Five people whose names a CSV of Windows can hold."""
    drawn = (draw_person(chance_of("sample", number), number, today) for number in range(1, 100))
    fitting = (each for each in drawn if each.infix and _fits(each.name))
    return tuple(each for each, _ in zip(fitting, range(5), strict=False))


def csv_file(clients: Sequence[Person], *, birth_date_of_last: str = "") -> bytes:
    """Semicolons, cp1252, dd-mm-jjjj and Windows' line ends, as a Dutch Excel saves it."""
    rows = [HEADINGS, *map(_row, clients)]
    if birth_date_of_last:
        last = list(rows[-1])
        last[HEADINGS.index("Geboortedatum")] = birth_date_of_last
        rows[-1] = tuple(last)
    return "".join(";".join(row) + "\r\n" for row in rows).encode("cp1252")


def vcard_file(clients: Sequence[Person]) -> bytes:
    """Address cards, version 3.0 (RFC 2426) and 4.0 (RFC 6350) by turns."""
    return "".join(_card(each, "4.0" if place % 2 else "3.0") for place, each in enumerate(clients)).encode()


def _row(person: Person) -> tuple[str, ...]:
    return (
        person.first_name, person.infix, person.surname, _GENDERS[person.gender], f"{person.birth_date:%d-%m-%Y}",
        person.street, person.house_number, person.postcode, person.town, person.mobile, person.email,
    )  # fmt: skip


def _card(person: Person, version: str) -> str:
    surname = f"{person.infix} {person.surname}"
    address = f"{person.street} {person.house_number};{person.town};;{person.postcode};Nederland"
    phone = f"TEL;VALUE=uri;TYPE=cell:tel:{person.mobile}" if version == "4.0" else f"TEL;TYPE=CELL:{person.mobile}"
    lines = (
        "BEGIN:VCARD", f"VERSION:{version}", f"FN:{person.name}", f"N:{surname};{person.first_name};;;",
        f"BDAY:{person.birth_date:%Y%m%d}", phone, f"EMAIL:{person.email}", f"ADR;TYPE=home:;;{address}",
        "END:VCARD", "",
    )  # fmt: skip
    return "\r\n".join(lines)


def _fits(name: str) -> bool:
    try:
        return bool(name.encode("cp1252"))
    except UnicodeEncodeError:
        return False

"""Fictional people and firms, drawn by chance from a seed: the same seed gives the same ones."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.domain.client import Gender
from app.domain.person import full_name
from app.kernel.translator import Language
from app.usecases.demo import names

LAST_NUMBER = 99_999_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who never lived."""

    first_name: str
    infix: str
    surname: str
    gender: Gender
    birth_date: date
    birth_place: str
    street: str
    house_number: str
    postcode: str
    town: str
    mobile: str
    email: str
    language: Language = Language.DUTCH

    @property
    def name(self) -> str:
        """The name as it is spoken."""
        return full_name(self.first_name, self.infix, self.surname)

    @property
    def she(self) -> str:
        """Ze or hij."""
        return "hij" if self.gender is Gender.MALE else "ze"

    @property
    def her(self) -> str:
        """Haar or hem."""
        return "hem" if self.gender is Gender.MALE else "haar"

    @property
    def hers(self) -> str:
        """Haar or zijn."""
        return "zijn" if self.gender is Gender.MALE else "haar"

    def given(self) -> dict[str, object]:
        """The fields of a client, as a form gives them."""
        return {
            "first_name": self.first_name,
            "initials": "".join(f"{part[0]}." for part in self.first_name.split("-")),
            "infix": self.infix,
            "surname": self.surname,
            "gender": self.gender.value,
            "birth_date": self.birth_date.isoformat(),
            "birth_place": self.birth_place,
            "street": self.street,
            "house_number": self.house_number,
            "postcode": self.postcode,
            "town": self.town,
            "country": "Nederland",
            "mobile": self.mobile,
            "email": self.email,
            "language": self.language.value,
        }


def chance_of(*what: object) -> Random:
    """Chance that always falls the same way for the same seed: for content alone, never for a secret."""
    return Random("-".join(map(str, what)))  # noqa: S311


def draw_person(chance: Random, number: int, today: date, *, age: tuple[int, int] = (34, 62)) -> Person:
    """A person whose age today lies between two; `number` makes mail address and telephone differ from the others'."""
    gender = chance.choice((Gender.FEMALE, Gender.MALE))
    first_name = chance.choice(names.WOMEN if gender is Gender.FEMALE else names.MEN)
    infix, surname = draw_surname(chance)
    youngest = today - timedelta(days=366 * age[0])
    return Person(
        first_name=first_name,
        infix=infix,
        surname=surname,
        gender=gender,
        birth_date=youngest - timedelta(days=chance.randrange(max(1, 365 * (age[1] - age[0])))),
        birth_place=chance.choice(names.TOWNS),
        street=chance.choice(names.STREETS),
        house_number=f"{chance.randint(1, 240)}{chance.choice(('', '', '', '', 'a', 'b', '-2'))}",
        postcode=draw_postcode(chance),
        town=chance.choice(names.TOWNS),
        mobile=f"06-{number % LAST_NUMBER:08}",
        email=f"{mail_name(first_name)}.{mail_name(infix + surname)}{number}@voorbeeld.example",
    )


def draw_surname(chance: Random) -> tuple[str, str]:
    """An infix, or none, and a surname."""
    if chance.random() < 0.08:
        return "", chance.choice(names.OTHER_SURNAMES)
    return chance.choice(names.INFIXES), chance.choice(names.SURNAME_BEGINS) + chance.choice(names.SURNAME_ENDS)


def draw_postcode(chance: Random) -> str:
    """Four digits and two letters."""
    letters = "".join(chance.choice("ABCDEGHJKLMNPRTVWXZ") for _ in range(2))
    return f"{chance.randint(1000, 9999)} {letters}"


def draw_organisation(chance: Random, number: int) -> dict[str, object]:
    """The fields of an employer, as a form gives them."""
    begin, end = chance.choice(names.FIRM_BEGINS), chance.choice(names.FIRM_ENDS)
    form = "" if begin in names.WITHOUT_FORM else chance.choice((" BV", " BV", " NV", ""))
    return {
        "name": f"{begin} {end}{form}",
        "kvk": f"{number % 100_000:08}",
        "street": chance.choice(names.STREETS),
        "house_number": str(chance.randint(1, 90)),
        "postcode": draw_postcode(chance),
        "town": chance.choice(names.TOWNS),
        "country": "Nederland",
        "phone": f"0000-{number % 1_000_000:06}",
        "email": f"info@{mail_name(begin)}-{mail_name(end)}.example",
    }


def draw_contact(chance: Random) -> dict[str, object]:
    """The fields of someone who speaks for an organisation."""
    infix, surname = draw_surname(chance)
    first_name = chance.choice(chance.choice((names.WOMEN, names.MEN)))
    return {
        "first_name": first_name,
        "infix": infix,
        "surname": surname,
        "position": chance.choice(names.POSITIONS),
        "email": f"{mail_name(first_name)}.{mail_name(infix + surname)}@werkgever.example",
    }


def mail_name(text: str) -> str:
    """A name as it stands in a mail address: lower case, no accents, no spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i")).encode("ascii", "ignore").decode()
    return "".join(character for character in plain.lower() if character.isalnum())

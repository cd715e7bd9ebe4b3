"""Which column of a file belongs to which field: by the field's label in either language, and by usual spellings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.category import Sensitivity
from app.domain.client import Client
from app.domain.declare import asked
from app.domain.imports.entry import Extra

_USUAL: Mapping[str, str] = {
    "first_name": "voornaam voornamen roepnaam firstname givenname forename",
    "initials": "voorletters voorletter initialen initials",
    "infix": "tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels tussenv tv infix prefixsurname nameprefix",
    "surname": "achternaam familienaam geslachtsnaam surname lastname familyname",
    "gender": "geslacht gender sekse sex mv mvx",
    "birth_date": "geboortedatum gebdatum geboren geborenop verjaardag dateofbirth birthdate birthday dob",
    "birth_place": "geboorteplaats gebplaats placeofbirth birthplace",
    "street": "straat straatnaam street streetname homestreet thuisstraat huisadresstraat address1street",
    "house_number": "huisnummer huisnr hnr housenumber houseno",
    "postcode": "postcode pc zip zipcode postalcode homepostalcode huisadrespostcode address1postalcode",
    "town": "woonplaats plaats plaatsnaam stad gemeente town city homecity huisadresplaats address1city",
    "country": "land country homecountry homecountryregion huisadresland huisadreslandregio address1country",
    "phone": (
        "telefoon telefoonnummer telefoonnr tel telnr telefoonthuis telefoonvast vastnummer vastetelefoon huistelefoon "
        "phone phonenumber telephone telephonenumber homephone landline phone1value"
    ),
    "mobile": (
        "mobiel mobielnummer mobielnr mobieletelefoon mobieletelefoonnummer telefoonmobiel gsm 06 06nummer "
        "mobile mobilephone mobilenumber mobilephonenumber cell cellphone"
    ),
    "email": "email emailadres mail mailadres emailaddress email1value email1",
    "language": "taal language voorkeurstaal",
    Extra.NAME: "naam volledigenaam clientnaam naamclient client name fullname displayname weergavenaam",
    Extra.MIDDLE: "tweedenaam middelstenaam middlename additionalname",
    Extra.ADDRESS: "adres straatenhuisnummer straatennummer straathuisnummer address streetaddress",
    Extra.ADDITION: "toevoeging huisnummertoevoeging huisletter huisnrtoevoeging toev addition",
    Extra.POSTCODE_AND_TOWN: "postcodeplaats postcodeenplaats postcodewoonplaats postcodeenwoonplaats pcplaats",
}
"""Usual spellings, folded: the names of columns as practices, Outlook and Google write them."""

_AFTER_STREET = frozenset(("nummer", "nr", "number", "no"))
"""Headings of a house number where they follow a street; elsewhere they may number anything."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Which column (counted from 0) gives which field or extra, and which columns give none."""

    fields: Mapping[int, str]
    unused: tuple[int, ...]

    def with_fields(self, fields: Mapping[int, str]) -> Matched:
        """The same columns, giving these fields instead."""
        places = {*self.fields, *self.unused}
        return Matched(dict(sorted(fields.items())), tuple(sorted(places - set(fields))))


class Headings:
    """The names under which columns are known."""

    def __init__(self, labels: Mapping[str, Iterable[str]]) -> None:
        """`labels` are the texts of the fields' labels by the names of the fields."""
        allowed = importable()
        self._known = {spelling: name for name, usual in _USUAL.items() for spelling in usual.split()}
        for name, texts in labels.items():
            self._known.update({folded(text): name for text in texts})
        self._known = {
            spelling: name for spelling, name in self._known.items() if name in allowed or isinstance(name, Extra)
        }

    def recognised(self, row: Iterable[str]) -> int:
        """How many headings of a row are known."""
        return len(self.match(row).fields)

    def match(self, row: Iterable[str]) -> Matched:
        """Match a row of headings. The first column that gives a field has it; others like it are unused."""
        fields: dict[int, str] = {}
        unused: list[int] = []
        for place, heading in enumerate(row):
            name = self._known.get(folded(heading))
            if fields.get(place - 1) == "street" and folded(heading) in _AFTER_STREET:
                name = "house_number"
            if name is None or name in fields.values():
                unused.append(place)
            else:
                fields[place] = name
        return _settled(fields, unused)


def importable() -> frozenset[str]:
    """The fields of a client that an import may fill: what is delicate is never taken in by the way."""
    delicate = (Sensitivity.SENSITIVE, Sensitivity.SPECIAL, Sensitivity.NATIONAL_NUMBER)
    return frozenset(each.name for each in asked(Client) if each.declaration.sensitivity not in delicate)


def folded(heading: str) -> str:
    """A heading without case, accents, spaces and marks: `E-mail adres *` and `emailadres` are one."""
    plain = unicodedata.normalize("NFKD", heading).casefold()
    return "".join(character for character in plain if character.isalnum())


def _settled(fields: dict[int, str], unused: list[int]) -> Matched:
    """A column Naam beside Achternaam says nothing new; beside Voornaam alone it is the surname."""
    names = set(fields.values())
    whole = next((place for place, name in fields.items() if name == Extra.NAME), None)
    if whole is not None and "surname" in names:
        del fields[whole]
        unused.append(whole)
    elif whole is not None and names & {"first_name", "initials", "infix"}:
        fields[whole] = "surname"
    return Matched(fields, tuple(sorted(unused)))

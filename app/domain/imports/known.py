"""Who is there already: so that importing a file twice does not make everyone twice.

Two descriptions are of one person when they have the same e-mail address, the same telephone number, the same surname
and birth date, or the same whole name, and nothing in them says otherwise. Twins share surname and birth date, a couple
its address and telephone; so a different first name makes a different person, who is pointed at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.client import Client
from app.domain.imports.entry import LINE, Note

_MOST_NAMESAKES = 25
"""So many alike are compared; with more of one key, who comes after them is pointed at, not compared."""
_WHOLE_NUMBER = 9
"""Digits of a telephone number, its first zero perhaps lost."""
_TELLING = ("birth_date", "email", "phone", "mobile", "postcode")
"""What tells people with one name apart, where both descriptions have it."""


class Likeness(StrEnum):
    """How one description relates to those that were met before."""

    NEW = "new"
    SIMILAR = "similar"
    SAME = "same"


@dataclass(slots=True, eq=False)
class Person:
    """Someone in the vault (line 0) or on an earlier line, as they become when lines are merged into them."""

    client: Client
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """The likeness, to whom, and what to say of it."""

    likeness: Likeness
    person: Person | None = None
    note: Note | None = None


class Acquaintances:
    """Everyone met so far."""

    def __init__(self, known: Iterable[Client]) -> None:
        self._by_key: dict[tuple[str, ...], list[Person]] = {}
        for client in known:
            self.meet(client, 0)

    def meet(self, client: Client, line: int) -> None:
        """Remember someone of line `line`; 0 is the vault."""
        self._remember(Person(client, line))

    def becomes(self, person: Person, client: Client) -> None:
        """Someone who was met is known by more from now on."""
        person.client = client
        self._remember(person)

    def look(self, client: Client) -> Found:
        """Whether someone was met before, by the strongest likeness."""
        similar: Found | None = None
        for key in _keys(client):
            for met in self._by_key.get(key, ()):
                if _is_same(key[0], client, met.client):
                    return Found(Likeness.SAME, met, _note("already", key, client, met.line))
                similar = similar or Found(Likeness.SIMILAR, met, _note("similar", key, client, met.line))
        return similar or Found(Likeness.NEW)

    def _remember(self, person: Person) -> None:
        for key in _keys(person.client):
            alike = self._by_key.setdefault(key, [])
            if len(alike) < _MOST_NAMESAKES and person not in alike:
                alike.append(person)


def _note(code: str, key: tuple[str, ...], client: Client, line: int) -> Note:
    """`already_email_in_vault`, `similar_name_in_file` ...: which likeness, and where; at the field that is alike."""
    match key[0]:
        case "email":
            label = "client.email"
        case "birth":
            label = "client.birth_date"
        case "phone":
            label = "client.mobile" if _dialled(client.mobile) == key[1] else "client.phone"
        case _:
            label = LINE
    place = "in_file" if line else "in_vault"
    return Note(label, f"{code}_{key[0]}_{place}", (("line", line),) if line else ())


def _keys(client: Client) -> Iterator[tuple[str, ...]]:
    surname = folded_name(client.surname)
    if client.email:
        yield ("email", client.email.casefold())
    if client.birth_date is not None:
        yield ("birth", surname, client.birth_date.isoformat())
    for number in dict.fromkeys(filter(None, (_dialled(client.mobile), _dialled(client.phone)))):
        yield ("phone", number)
    yield ("name", surname, folded_name(client.infix), folded_name(client.first_name or client.initials))


def _is_same(key: str, one: Client, other: Client) -> bool:
    if key == "name":
        return all(_agree(getattr(one, field), getattr(other, field)) for field in _TELLING)
    if key == "phone" and not (_given(one) and _given(other)):
        return folded_name(one.surname) == folded_name(other.surname) and _first_names_agree(one, other)
    return _first_names_agree(one, other)


def _dialled(number: str) -> str:
    """The digits as they are dialled in the Netherlands; empty for what is too short to be a whole number."""
    digits = "".join(character for character in number if character.isdecimal())
    if number.lstrip().startswith("+31") or digits.startswith("0031"):
        digits = "0" + digits.removeprefix("00").removeprefix("31").removeprefix("0")
    return digits if len(digits) >= _WHOLE_NUMBER else ""


def _agree(one: object, other: object) -> bool:
    """Whether two values do not contradict each other: one is missing, or they are the same but for spaces."""
    return not one or not other or _bare(one) == _bare(other)


def _bare(value: object) -> str:
    return "".join(character for character in str(value).casefold() if character.isalnum())


def _first_names_agree(one: Client, other: Client) -> bool:
    """Anna and Anna Maria agree, and so do Anna and A.; Anna and Bram do not, nor do Jan and Janneke."""
    first, second = _given(one), _given(other)
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(first, second, strict=False))


def _given(client: Client) -> list[str]:
    """The words of the first name, or the letters of the initials."""
    return folded_name((client.first_name or client.initials).replace(".", " ")).split()


def folded_name(text: str) -> str:
    """A name without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c for c in plain if c.isalnum() or c.isspace()).split())

"""Who is there already: so that importing a file twice does not make everyone twice.

Two descriptions are of one person when they have the same e-mail address, the same surname and birth date, or the
same whole name, and nothing in them says otherwise. Twins share surname and birth date, a couple its address; so a
different first name makes a different person, who is pointed at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.client import Client
from app.domain.imports.entry import Note

_MOST_NAMESAKES = 25
"""So many alike are compared; with more of one key, who comes after them is pointed at, not compared."""
_TELLING = ("birth_date", "email", "phone", "mobile", "postcode")
"""What tells people with one name apart, where both descriptions have it."""


class Likeness(StrEnum):
    """How one description relates to those that were met before."""

    NEW = "new"
    SIMILAR = "similar"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Found:
    """The likeness, and what to say of it."""

    likeness: Likeness
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class _Met:
    """Someone in the vault (line 0) or on an earlier line."""

    client: Client
    line: int


class Acquaintances:
    """Everyone met so far."""

    def __init__(self, known: Iterable[Client]) -> None:
        self._by_key: dict[tuple[str, ...], list[_Met]] = {}
        for client in known:
            self.meet(client, 0)

    def meet(self, client: Client, line: int) -> None:
        """Remember someone of line `line`; 0 is the vault."""
        for key in _keys(client):
            alike = self._by_key.setdefault(key, [])
            if len(alike) < _MOST_NAMESAKES:
                alike.append(_Met(client, line))

    def look(self, client: Client) -> Found:
        """Whether someone was met before, by the strongest likeness."""
        similar: _Met | None = None
        for key in _keys(client):
            for met in self._by_key.get(key, ()):
                if _is_same(key[0], client, met.client):
                    return Found(Likeness.SAME, _note("already", key[0], met.line))
                similar = similar or met
        if similar is not None:
            return Found(Likeness.SIMILAR, _note("similar", "", similar.line))
        return Found(Likeness.NEW)


def _note(code: str, why: str, line: int) -> Note:
    """`already_email_in_vault`, `already_name_in_file` ...: which likeness, and where."""
    place = "in_file" if line else "in_vault"
    whole = "_".join(part for part in (code, why, place) if part)
    return Note("client.surname", whole, (("line", line),) if line else ())


def _keys(client: Client) -> Iterator[tuple[str, ...]]:
    surname = _folded(client.surname)
    if client.email:
        yield ("email", client.email.casefold())
    if client.birth_date is not None:
        yield ("birth", surname, client.birth_date.isoformat())
    yield ("name", surname, _folded(client.infix), _folded(client.first_name or client.initials))


def _is_same(key: str, one: Client, other: Client) -> bool:
    if key == "name":
        return all(_agree(getattr(one, field), getattr(other, field)) for field in _TELLING)
    return _first_names_agree(one, other)


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
    return _folded((client.first_name or client.initials).replace(".", " ")).split()


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c for c in plain if c.isalnum() or c.isspace()).split())

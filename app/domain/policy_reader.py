"""Reads nested data from outside strictly: nothing missing, nothing unknown, nothing of another type.

Every fault is collected with the place where it stands, so that all can be mended at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar, cast

from app.domain.period import Period, read_period
from app.domain.policy_place import PathPlace
from app.domain.reason import LocalText
from app.kernel.errors import Fault

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

LONGEST_TEXT = 4_000
_NAME = re.compile("[a-z][a-z_]{0,39}")
_NO_AMOUNT = re.compile(r"\s*(?:-\s*[0-9]+|0+)\s+[a-z_]+\s*")
"""Zero of a unit, or less."""
_COUNTRY = re.compile("[A-Z]{2}")
MOST_ROWS = 1_000


class WrongValueError(ValueError):
    """A value that cannot be read; its text is the code of the fault."""


class Table:
    """A table of named values, read one by one.

    A value that is missing or wrong adds a fault and reads as None, whatever its type says: look at `faults`
    before using what was read, and call `finish` when all has been asked for.
    """

    def __init__(self, data: object, place: str, faults: list[Fault]) -> None:
        self.place = place
        self.faults = faults
        self._data: Mapping[str, object] = data if isinstance(data, dict) else {}
        self._asked: set[str] = set()
        self._whole = isinstance(data, dict)
        if not self._whole:
            self.wrong(place, "policy.not_a_table")

    def get(self, name: str, read: Callable[[object], T]) -> T:
        """The value under a name, which must be there."""
        if name not in self._data and self._whole:
            self.wrong(self._at(name), "policy.missing")
        return cast(T, self.maybe(name, read))

    def maybe(self, name: str, read: Callable[[object], T]) -> T | None:
        """The value under a name, or None where it is not there."""
        self._asked.add(name)
        if name not in self._data:
            return None
        try:
            return read(self._data[name])
        except WrongValueError as error:
            self.wrong(self._at(name), str(error))
            return None

    def rows(self, name: str) -> tuple[Table, ...]:
        """The rows of tables under a name, which must be there."""
        return tuple(
            Table(row, f"{self._at(name)}[{number}]", self.faults)
            for number, row in enumerate(self.get(name, row_of_values) or (), start=1)
        )

    def maybe_rows(self, name: str) -> tuple[Table, ...]:
        """As `rows`, and none where the name is not there."""
        return self.rows(name) if name in self._data else ()

    def names(self) -> tuple[str, ...]:
        """The names in this table, where they are data themselves."""
        return tuple(self._data)

    def table(self, name: str) -> Table:
        """The table under a name, which must be there."""
        return Table(self.get(name, anything), self._at(name), self.faults)

    def finish(self) -> None:
        """Everything was asked for: what is left is unknown."""
        for name in self._data:
            if name not in self._asked:
                self.wrong(self._at(name), "policy.unknown")

    def wrong(self, place: str, code: str) -> None:
        """Add a fault at a place."""
        self.faults.append(Fault("policy.policy", code, (("where", PathPlace(place[:120])),)))

    def _at(self, name: str) -> str:
        return f"{self.place}.{name}"


def anything(value: object) -> object:
    """Whatever stands there."""
    return value


def row_of_values(value: object) -> tuple[object, ...]:
    """A row of values, of bounded length."""
    if not isinstance(value, list):
        raise WrongValueError("policy.not_a_row")
    if len(value) > MOST_ROWS:
        raise WrongValueError("policy.too_many")
    return tuple(value)


def text(value: object) -> str:
    """A text of bounded length, that can be stored: no half of a surrogate pair, as JSON can write."""
    if not isinstance(value, str) or any("\ud800" <= each <= "\udfff" for each in value):
        raise WrongValueError("policy.not_text")
    if len(value) > LONGEST_TEXT:
        raise WrongValueError("policy.text_too_long")
    return value


def name(value: object) -> str:
    """A short name of lower-case letters and underscores, such as starting policies have."""
    given = text(value)
    if _NAME.fullmatch(given) is None:
        raise WrongValueError("policy.not_a_name")
    return given


def country(value: object) -> str:
    """A country in two capital letters, as ISO 3166 writes it."""
    given = text(value)
    if _COUNTRY.fullmatch(given) is None:
        raise WrongValueError("policy.not_a_country")
    return given


def number(value: object) -> int:
    """A whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongValueError("policy.not_a_number")
    return value


def yes_no(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongValueError("policy.not_yes_no")
    return value


def day(value: object) -> date:
    """A date: TOML's own, or a text like 2026-03-31."""
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise WrongValueError("policy.not_a_date") from None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise WrongValueError("policy.not_a_date")


def period(value: object) -> Period:
    """A period such as `3 years`; zero is none."""
    try:
        return read_period(text(value))
    except WrongValueError:
        raise
    except ValueError:
        below_one = _NO_AMOUNT.fullmatch(text(value)) is not None
        raise WrongValueError("policy.period_below_one" if below_one else "policy.not_a_period") from None


def choice(choices: type[E]) -> Callable[[object], E]:
    """One of the values of an enumeration."""

    def read(value: object) -> E:
        try:
            return choices(text(value))
        except WrongValueError:
            raise
        except ValueError:
            raise WrongValueError("policy.not_a_choice") from None

    return read


def some(read: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    """A row of values that are read alike."""
    return lambda value: tuple(read(each) for each in row_of_values(value))


def both_languages(value: object) -> LocalText:
    """A text in Dutch and English. Either may be empty: a missing language is drift, not a fault."""
    if not isinstance(value, dict) or set(value) != {"nl", "en"}:
        raise WrongValueError("policy.not_both_languages")
    return LocalText(text(value["nl"]), text(value["en"]))

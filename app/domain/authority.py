"""The supervisory authority (toezichthouder): where one complains (GDPR art. 13(2)(d), 77; row A11). Dated rows."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date

from app.domain.reason import LocalText


@dataclass(frozen=True, slots=True)
class Authority:
    """Its name and how it is reached, as they hold from a day on."""

    name: LocalText
    post: str
    phone: str
    website: str
    valid_from: date
    source: LocalText


@dataclass(frozen=True, slots=True)
class Authorities:
    """All rows, in the order of the days from which they hold."""

    rows: tuple[Authority, ...]

    def on(self, day: date) -> Authority:
        """The row that holds on a day; before the first, that one."""
        return next((each for each in reversed(self.rows) if each.valid_from <= day), self.rows[0])


def read_authorities(text: str) -> Authorities:
    """The rows in a text of TOML, laid out as `resources/statute/authority.toml`.

    The file comes with the program, so anything wrong with it is a bug: ValueError, KeyError, IndexError or TypeError.
    """
    rows = [
        Authority(
            LocalText(row["name"]["nl"], row["name"]["en"]),
            row["post"],
            row["phone"],
            row["website"],
            row["valid_from"],
            LocalText(row["source"]["nl"], row["source"]["en"]),
        )
        for row in tomllib.loads(text)["authority"]
    ]
    if not rows:
        raise ValueError("no supervisory authority")
    return Authorities(tuple(sorted(rows, key=lambda row: row.valid_from)))

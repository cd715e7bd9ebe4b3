"""Where data may go: which countries are in the EEA, and what protects a transfer to another (GDPR art. 44-49; rows B9,
C12, E8). Dated rows with their source: a safeguard that no longer holds is told apart from one that does.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date

from app.domain.reason import LocalText


@dataclass(frozen=True, slots=True)
class Safeguard:
    """What protects a transfer outside the EEA, and in which days it holds."""

    name: str
    title: LocalText
    source: LocalText
    valid_from: date
    valid_until: date | None
    """Its last day; None while it holds."""
    countries: tuple[str, ...]
    """The countries it is for; empty for any."""

    def holds(self, country: str, on: date) -> bool:
        """Whether it protects a transfer to a country on a day."""
        in_time = self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)
        return in_time and (not self.countries or country in self.countries)


@dataclass(frozen=True, slots=True)
class Transfers:
    """The EU, the EEA around it, and the safeguards."""

    eu: frozenset[str]
    eea: frozenset[str]
    safeguards: tuple[Safeguard, ...]

    def inside(self, country: str) -> bool:
        """Whether a country, in two letters, is in the EEA."""
        return country in self.eea

    def safeguard(self, name: str) -> Safeguard | None:
        """The safeguard with this name, None where there is none."""
        return next((each for each in self.safeguards if each.name == name), None)


def read_transfers(text: str) -> Transfers:
    """The rows in a text of TOML, laid out as `resources/statute/transfers.toml`.

    The file comes with the program, so anything wrong with it is a bug: ValueError, KeyError or TypeError.
    """
    read = tomllib.loads(text)
    return Transfers(
        frozenset(read["eea"]["eu"]),
        frozenset([*read["eea"]["eu"], *read["eea"]["others"]]),
        tuple(
            Safeguard(
                row["name"],
                LocalText(row["title"]["nl"], row["title"]["en"]),
                LocalText(row["source"]["nl"], row["source"]["en"]),
                row["valid_from"],
                row.get("valid_until"),
                tuple(row.get("countries", ())),
            )
            for row in read["safeguard"]
        ),
    )

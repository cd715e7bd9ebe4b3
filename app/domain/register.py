"""A register: what the practice must be able to show, as a table that screen, paper and file share (rows B12, L9, L12).

Nothing is kept for it: every register is read from the policy and from what is recorded anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RegisterName(StrEnum):
    """Which register. `register.<value>` words it, `register.<value>.below` says what it is for."""

    PROCESSING = "processing"
    """Of processing activities (GDPR art. 30(1))."""
    FOR_CONTROLLERS = "for_controllers"
    """Of what is done as a processor (art. 30(2))."""
    PROCESSORS = "processors"
    """Those who handle data for the practice (art. 28; E9)."""
    BREACHES = "breaches"
    """Art. 33(5)."""
    REQUESTS = "requests"
    CONSENTS = "consents"
    """Art. 7(1)."""
    DISCLOSURES = "disclosures"
    DESTRUCTIONS = "destructions"
    STATEMENTS = "statements"
    """The privacy statements that were published (C1)."""
    TOLD = "told"
    """Who was told of a statement."""
    TERMS = "terms"
    """Who was given which version of the terms of service, and whether that was in time (BW 6:234; W6)."""
    HOURS = "hours"
    """Hours for accreditation, year by year, of sessions and trainings; they outlive what is destroyed (W10)."""
    MARKS = "marks"
    """What clients thought of trajectories, where enough of them said so to hide each (W10)."""


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column; `label` is the key of its text. A screen shows the listed ones, paper and file all of them."""

    name: str
    label: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row in words, a cell for each column; `record` is what it is about, and `client` whose dossier that is in."""

    cells: tuple[str, ...]
    record: str = ""
    client: str = ""
    days: tuple[date | None, ...] = ()
    """Of the first cells those that are a day: a list on a screen writes them shorter than paper does."""


@dataclass(frozen=True, slots=True)
class Register:
    """One register as it is now. `head` is what stands above all rows: label keys and values."""

    name: RegisterName
    columns: tuple[RegisterColumn, ...]
    rows: tuple[RegisterRow, ...]
    head: Sequence[tuple[str, str]] = ()

    @property
    def listed(self) -> tuple[int, ...]:
        """The places of the columns that a screen shows."""
        return tuple(place for place, each in enumerate(self.columns) if each.listed)

"""An overview: facts under labels, texts under headings. The readable access copy, a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.frozen import PracticeDetails
from app.domain.prose import Block


@dataclass(frozen=True, slots=True)
class Pair:
    """A fact: what it is, and what it says. An empty value is left out; say in words what is not known."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a section, such as one session: a title if it has one, its facts, its text."""

    title: str = ""
    pairs: tuple[Pair, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A row of entries under a title. A section without entries says that nothing is kept of it (L15)."""

    title: str
    entries: tuple[Entry, ...] = ()
    nothing: str = ""
    """What is said where there are no entries, if that is something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A document of facts. `foot` is a line for the footer, such as the reference of a request."""

    title: str
    practice: PracticeDetails
    client: str
    day: date
    introduction: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    foot: str = ""

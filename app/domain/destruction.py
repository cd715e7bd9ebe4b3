"""The destruction: what was destroyed or anonymised, certified without a name (rows X5, A5, E12)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Category
from app.domain.declare import Noun, Record, Shape, of_program


class DestructionKind(StrEnum):
    """Why it was done, and what was done."""

    DUE = "due"
    """Destroyed: its term had passed."""
    ERASURE = "erasure"
    """Destroyed because the client asked for it, before its term (D6; GDPR art. 17)."""
    CLOSING = "closing"
    """Destroyed before its term, because the practice ends and the purpose with it (W14; GDPR art. 5(1)(e))."""
    ANONYMISED = "anonymised"
    """Destroyed, but for what can lead to nobody."""


class Fate(StrEnum):
    """What became of one item."""

    DESTROYED = "destroyed"
    REDUCED = "reduced"
    """Down to what is needed by that which rests on it."""
    ANONYMISED = "anonymised"


@dataclass(frozen=True, slots=True)
class DestroyedItem:
    """A line of the certificate: opaque, but complete."""

    noun: str
    id: str
    dossier: str
    category: str
    fate: Fate
    trigger: str
    trigger_date: str
    until: str
    """The last day of its term, as ISO 8601; empty where it had none."""
    basis: str
    """`promised`, `statutory`, or empty where no rule decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destruction(Record):
    """One destruction, done by a person. It outlives the dossiers that it is about, and names nobody."""

    noun: ClassVar[Noun] = Noun("destruction", Category.PRACTICE)

    done_on: date = of_program(Shape.PAST_DATE, required=True, listed=True)
    kind: DestructionKind = of_program(Shape.CHOICE, required=True, listed=True)
    request: str = of_program(Shape.LINE, limit=40, inside=True)
    """The id of the request that asked for it, by which its file is found for as long as that is kept."""
    dossiers: int = of_program(Shape.NUMBER, listed=True)
    items: int = of_program(Shape.NUMBER, listed=True)
    """Items that are gone."""
    reduced: int = of_program(Shape.NUMBER, listed=True)
    papers: int = of_program(Shape.NUMBER, listed=True)
    """Papers that the coach destroyed by hand, counted among the items."""
    stayed: int = of_program(Shape.NUMBER, listed=True)
    """Items of the same dossiers that stay: held, not due yet, or kept by law."""
    policy_version: int = of_program(Shape.NUMBER)
    content: str = of_program(Shape.TEXT, limit=20_000_000, inside=True)
    """The items as JSON, a list of DestroyedItem."""

    @property
    def lines(self) -> tuple[DestroyedItem, ...]:
        """The items, one by one."""
        return tuple(DestroyedItem(**{**each, "fate": Fate(each["fate"])}) for each in json.loads(self.content or "[]"))


def as_content(lines: list[DestroyedItem]) -> str:
    """The lines as `content` holds them."""
    names = DestroyedItem.__slots__
    return json.dumps([{name: str(getattr(each, name)) for name in names} for each in lines], separators=(",", ":"))

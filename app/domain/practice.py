"""The practice: the coach's firm, the controller of everything in the vault (GDPR art. 4(7); rows A1, E1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare


def _own(shape: Shape = Shape.LINE, *, required: bool = False, limit: int = 0) -> str:
    text: str = declare(
        Category.PRACTICE, shape, required=required, limit=limit,
        sensitivity=Sensitivity.NONE, source=Source.COACH, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Record):
    """The one practice of a vault."""

    noun: ClassVar[Noun] = Noun("practice", Category.PRACTICE)

    trade_name: str = _own(required=True)
    legal_name: str = _own()
    coach: str = _own()
    kvk: str = _own(Shape.KVK)
    street: str = _own()
    house_number: str = _own(limit=20)
    postcode: str = _own(Shape.POSTCODE)
    town: str = _own()
    country: str = _own()
    phone: str = _own(Shape.PHONE)
    email: str = _own(Shape.EMAIL)
    website: str = _own()
    officer: str = _own()
    """The data protection officer, where there is one (GDPR art. 37)."""
    responsible: str = _own()
    """Who answers requests (row D7)."""

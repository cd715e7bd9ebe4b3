"""Texts to reuse: a passage that a coach writes again and again, kept once and put in by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from app.domain.category import Category
from app.domain.declare import Noun, Record, Shape, of_practice
from app.domain.reason import Reason, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ReusableText(Record):
    """One text of the practice. It is about nobody: what differs per client is a field in it."""

    noun: ClassVar[Noun] = Noun("reusable_text", Category.PRACTICE)

    name: str = of_practice(Shape.LINE, required=True, listed=True, limit=80)
    text: str = of_practice(Shape.PROSE, required=True)

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its name."""
        return reason("item.named", name=self.name)

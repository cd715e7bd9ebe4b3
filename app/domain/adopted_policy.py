"""A version of the policy as the practice adopted it: what was promised when stays findable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedPolicy(Record):
    """One version of the policy, in force from a day until the next version."""

    noun: ClassVar[Noun] = Noun("policy", Category.PRACTICE)

    number: int = declare(
        Category.PRACTICE, Shape.NUMBER, required=True, fixed=True, listed=True,
        sensitivity=Sensitivity.NONE, source=Source.COACH, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    valid_from: date = declare(
        Category.PRACTICE, Shape.DATE, required=True, fixed=True, listed=True,
        sensitivity=Sensitivity.NONE, source=Source.COACH, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    content: str = declare(
        Category.PRACTICE, Shape.TEXT, required=True, fixed=True, limit=1_000_000,
        sensitivity=Sensitivity.NONE, source=Source.COACH, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    """The policy as JSON (app.domain.policy)."""

"""The BSN: recorded only where a law says so, with that law, the client informed (UAVG art. 46; rows D13, E2, L8)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.ids import Id

_NINE = re.compile(r"[0-9]{9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalNumber(Record):
    """The BSN of one client, on the ground of one law."""

    noun: ClassVar[Noun] = Noun("bsn", Category.IDENTITY)

    client: Id = declare(Category.IDENTITY, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.IDENTITY, Shape.REFERENCE, refers="trajectory", fixed=True, source=Source.COACH,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    number: str = declare(
        Category.IDENTITY, required=True, limit=9, fixed=True, sensitivity=Sensitivity.NATIONAL_NUMBER
    )
    law: str = declare(Category.IDENTITY, fixed=True, listed=True, source=Source.COACH)
    """The law that asks for it."""
    told_on: date | None = declare(Category.IDENTITY, Shape.PAST_DATE, fixed=True, listed=True, source=Source.COACH)
    """When the client was told that it is recorded, and why."""

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """It never says the number."""
        return reason("item.bsn")


def is_bsn(text: str) -> bool:
    """Whether nine digits pass the check that every BSN passes: 9a + 8b + ... + 2h - i is a multiple of eleven."""
    if not _NINE.fullmatch(text) or text == "0" * 9:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, text, strict=True)) % 11 == 0

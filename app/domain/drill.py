"""The restore drill: proof, on a day, that the newest backup can be restored (GDPR art. 32(1)(c) and (d); row B7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare


class DrillResult(StrEnum):
    """How a drill ended."""

    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill(Record):
    """One drill: which backup was restored into a private folder, and what was found there. Nothing about a client."""

    noun: ClassVar[Noun] = Noun("drill", Category.PRACTICE)

    held_on: date = declare(
        Category.PRACTICE, Shape.PAST_DATE, required=True, listed=True, fixed=True,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    backup_made: datetime = declare(
        Category.PRACTICE, Shape.INSTANT, required=True, listed=True, fixed=True,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    result: DrillResult = declare(
        Category.PRACTICE, Shape.CHOICE, required=True, listed=True, fixed=True, sensitivity=Sensitivity.NONE,
        source=Source.PROGRAM,
    )  # fmt: skip
    items: int = declare(
        Category.PRACTICE, Shape.NUMBER, fixed=True,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    """Items that were restored, of all nouns together."""
    attachments: int = declare(
        Category.PRACTICE, Shape.NUMBER, fixed=True,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    """Attachments that were read again from beginning to end."""
    erased_again: int = declare(
        Category.PRACTICE, Shape.NUMBER, fixed=True,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    findings: int = declare(
        Category.PRACTICE, Shape.NUMBER, fixed=True,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    """What verifying found wrong, and nouns of which not as many were restored as the backup holds."""

"""On what a dossier that is made of an enquiry rests: asked by a form or a file, and kept as consent (rows B3, B10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Category
from app.domain.declare import FAR_AHEAD, Noun, Record, Shape, of_practice
from app.domain.document import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOver(Record):
    """What is asked. It is read at once, and never stored as it is."""

    noun: ClassVar[Noun] = Noun("take_over", Category.PRACTICE)

    asked_on: date | None = of_practice(Shape.PAST_DATE)
    """The day on which the enquirer asked for guidance or a quotation (GDPR art. 6(1)(b))."""
    consent_text: str = of_practice(Shape.TEXT)
    """Where the enquirer agreed to be kept for a while: exactly what was shown."""
    consented_on: date | None = of_practice(Shape.PAST_DATE)
    consented_how: Channel = of_practice(Shape.CHOICE, default=Channel.EMAIL)
    kept_until: date | None = of_practice(Shape.DATE, ahead=FAR_AHEAD)

"""Terms of service (algemene voorwaarden), version by version, and who was given which (BW 6:233-234; row W6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Category, Source
from app.domain.declare import Noun, Record, Shape, of_practice
from app.domain.document import Channel
from app.domain.of_notice import of_notice
from app.domain.reason import Reason, reason
from app.kernel.ids import Id

LARGEST = 8_000_000
"""Bytes of the terms as a PDF: far more than any are long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms(Record):
    """One version, as the PDF that clients get: the same bytes for as long as anybody has them."""

    noun: ClassVar[Noun] = Noun("terms", Category.PRACTICE)

    number: int = of_practice(Shape.NUMBER, required=True, fixed=True, listed=True, source=Source.PROGRAM)
    title: str = of_practice(Shape.LINE, required=True, listed=True)
    """What the practice calls this version: *Algemene voorwaarden 2026*."""
    kept_on: date = of_practice(Shape.PAST_DATE, required=True, fixed=True, listed=True, source=Source.PROGRAM)
    """Since when the vault has it."""
    content: bytes = of_practice(Shape.BYTES, required=True, fixed=True, inside=True, limit=LARGEST)
    content_sha256: str = of_practice(Shape.DIGEST, required=True, fixed=True, source=Source.PROGRAM)

    @property
    def happened_on(self) -> date:
        """The day it was taken in."""
        return self.kept_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Algemene voorwaarden 2026 (versie 2)*."""
        return reason("item.terms", title=self.title, number=self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsGiven(Record):
    """That a client was given a version: an item of the dossier, kept with the agreement that it belongs to."""

    noun: ClassVar[Noun] = Noun("terms_given", Category.ADMINISTRATION)

    client: Id = of_notice(Shape.REFERENCE, Category.ADMINISTRATION, refers="client")
    terms: Id = of_notice(Shape.REFERENCE, Category.ADMINISTRATION, refers="terms")
    trajectory: Id = of_notice(
        Shape.REFERENCE, Category.ADMINISTRATION, refers="trajectory", required=False, listed=False
    )
    """Before the agreement of which trajectory; nothing where that is not known yet."""
    given_on: date = of_notice(Shape.PAST_DATE, Category.ADMINISTRATION)
    given_how: Channel = of_notice(Shape.CHOICE, Category.ADMINISTRATION)

    @property
    def happened_on(self) -> date:
        """The day on which it was given."""
        return self.given_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Voorwaarden gegeven op 3 maart 2026*, with the version where that is at hand."""
        terms = lookup(self.terms)
        if isinstance(terms, Terms):
            return reason("item.terms_given", what=terms.title, number=terms.number, date=self.given_on)
        return reason("item.terms_given_some", date=self.given_on)

"""One line of consent that was put before the client in a package, and what the client answered (GDPR art. 7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from app.domain.answer import ConsentChoice
from app.domain.category import Category, Source
from app.domain.consent import ConsentTerms
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAsked(ConsentTerms):
    """What was asked, word for word, with all that a consent will say when it is given. Where `standing` names a
    consent, that one is in force, and the line offers to withdraw it.
    """

    noun: ClassVar[Noun] = Noun("consent_asked", Category.CONSENT_EVIDENCE)

    package: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="package", fixed=True, inside=True, source=Source.PROGRAM
    )
    """In which file it was asked."""
    standing: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="consent", fixed=True, inside=True, source=Source.PROGRAM
    )
    """The consent in force that may be withdrawn here."""
    choice: ConsentChoice | None = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, default=None, listed=True, inside=True
    )
    """What was answered and accepted last; None where nothing was."""
    consent: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="consent", inside=True, source=Source.PROGRAM
    )
    """The consent that came of it."""

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its purpose."""
        return reason("item.consent_asked", purpose=self.purpose)

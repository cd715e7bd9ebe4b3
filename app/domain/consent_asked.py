"""One line of consent that was put before the client in a package, and what the client answered (GDPR art. 7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import ClassVar

from app.domain.answer import ConsentChoice
from app.domain.category import Anonymise, Category, Source
from app.domain.consent import ConsentRole, GivenBy
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAsked(Record):
    """What was asked, word for word, with all that a consent will say when it is given. Where `standing` names a
    consent, that one is in force, and the line offers to withdraw it.
    """

    noun: ClassVar[Noun] = Noun("consent_asked", Category.CONSENT_EVIDENCE)

    client: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    package: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="package", fixed=True, inside=True, source=Source.PROGRAM
    )
    """In which file it was asked."""
    role: ConsentRole = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, default=ConsentRole.RELEASE, fixed=True, source=Source.COACH
    )
    purpose: str = declare(Category.CONSENT_EVIDENCE, required=True, listed=True, fixed=True, source=Source.COACH)
    recipient: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="organisation", fixed=True, source=Source.COACH
    )
    version: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="version", fixed=True, source=Source.COACH)
    trajectory: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="trajectory", fixed=True, anonymise=Anonymise.KEEP
    )
    data_category: Category | None = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, default=None, fixed=True, source=Source.COACH
    )
    freely: str = declare(Category.CONSENT_EVIDENCE, Shape.TEXT, fixed=True, source=Source.COACH, limit=2000)
    text: str = declare(Category.CONSENT_EVIDENCE, Shape.TEXT, required=True, fixed=True, source=Source.COACH)
    """Exactly what is shown."""
    text_version: str = declare(Category.CONSENT_EVIDENCE, fixed=True, limit=40, source=Source.PROGRAM, inside=True)
    given_by: GivenBy = declare(Category.CONSENT_EVIDENCE, Shape.CHOICE, default=GivenBy.CLIENT, fixed=True)
    """Who is asked."""
    representative: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="representative", fixed=True, source=Source.COACH
    )
    valid_until: date | None = declare(Category.CONSENT_EVIDENCE, Shape.DATE, fixed=True)
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

    @property
    def text_sha256(self) -> str:
        """The hash of exactly what was shown."""
        return sha256(self.text.encode(errors="replace")).hexdigest()

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its purpose."""
        return reason("item.consent_asked", purpose=self.purpose)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong between the fields."""
        if self.role is ConsentRole.RELEASE and not self.recipient:
            return (Fault("consent_asked.recipient", "release_names_nobody"),)
        return ()

"""A client who refuses, and the practice that may then decline: both recorded (row E5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.document import Channel
from app.domain.reason import Reason, reason
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Record):
    """What a client does not want to give, to sign or to agree to. Declining is the practice's answer to it."""

    noun: ClassVar[Noun] = Noun("refusal", Category.CONSENT_EVIDENCE)

    client: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="trajectory", fixed=True, anonymise=Anonymise.KEEP
    )
    what: str = declare(Category.CONSENT_EVIDENCE, required=True, fixed=True, listed=True)
    """What was asked and is refused."""
    data_category: Category | None = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, default=None, fixed=True, source=Source.COACH
    )
    refused_on: date = declare(Category.CONSENT_EVIDENCE, Shape.PAST_DATE, required=True, fixed=True, listed=True)
    refused_how: Channel = declare(Category.CONSENT_EVIDENCE, Shape.CHOICE, required=True, fixed=True)
    said: str = declare(
        Category.CONSENT_EVIDENCE, Shape.TEXT, sensitivity=Sensitivity.SENSITIVE, limit=2000, fixed=True
    )
    """What the client said of it; no reason has to be given."""
    declined_on: date | None = declare(Category.CONSENT_EVIDENCE, Shape.PAST_DATE, listed=True, source=Source.COACH)
    declined_because: str = declare(Category.CONSENT_EVIDENCE, Shape.TEXT, source=Source.COACH, limit=2000)
    """Why the practice cannot do its work without."""

    @property
    def happened_on(self) -> date:
        """The day of the refusal."""
        return self.refused_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Weigering van 3 maart 2026: gegevens over gezondheid*."""
        return reason("item.refusal", what=self.what, date=self.refused_on)

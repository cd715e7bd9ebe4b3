"""The disclosure: something handed to a recipient outside the practice (GDPR art. 15(1)(c); rows D12, L2, X3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Anonymise, Category, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.document import Channel
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Record):
    """What went out, to whom, on which consent, and the hashes of exactly that."""

    noun: ClassVar[Noun] = Noun("disclosure", Category.CONSENT_EVIDENCE)

    client: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="client", required=True, fixed=True,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    recipient: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="organisation", required=True, fixed=True, listed=True,
        source=Source.COACH,
    )  # fmt: skip
    version: Id = declare(
        Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="version", required=True, fixed=True,
        source=Source.COACH,
    )  # fmt: skip
    what: str = declare(Category.CONSENT_EVIDENCE, required=True, fixed=True, listed=True, source=Source.COACH)
    consent: Id = declare(Category.CONSENT_EVIDENCE, Shape.REFERENCE, refers="consent", fixed=True, source=Source.COACH)
    disclosed_on: date = declare(
        Category.CONSENT_EVIDENCE, Shape.PAST_DATE, required=True, fixed=True, listed=True,
        source=Source.COACH, anonymise=Anonymise.GENERALISE,
    )  # fmt: skip
    how: Channel = declare(
        Category.CONSENT_EVIDENCE, Shape.CHOICE, required=True, fixed=True, listed=True,
        source=Source.COACH, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    content_sha256: str = declare(
        Category.CONSENT_EVIDENCE, Shape.DIGEST, required=True, fixed=True, source=Source.PROGRAM
    )
    pdf_sha256: str = declare(Category.CONSENT_EVIDENCE, Shape.DIGEST, required=True, fixed=True, source=Source.PROGRAM)

"""The privacy statement as it was published, and who was told of it (GDPR art. 12-14; rows C1, L17).

A published statement is a record of its own: its words stay what they were, whatever becomes of the policy, the
practice's details or the program's texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import ClassVar

from app.domain.category import Category, Source
from app.domain.declare import Noun, Record, Shape, declare, of_practice
from app.domain.document import Channel
from app.domain.frozen import PracticeDetails
from app.domain.of_notice import of_notice
from app.domain.reason import Reason, reason
from app.kernel.ids import Id
from app.kernel.translator import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One version of the statement. Nothing of it changes: what is different is a version with the next number."""

    noun: ClassVar[Noun] = Noun("statement", Category.PRACTICE)

    number: int = of_practice(Shape.NUMBER, required=True, fixed=True, listed=True)
    policy_version: int = of_practice(Shape.NUMBER, required=True, fixed=True, listed=True)
    published_on: date = of_practice(Shape.PAST_DATE, required=True, fixed=True, listed=True)
    valid_from: date = of_practice(Shape.DATE, required=True, fixed=True, listed=True)
    """The day it carries: from then it holds. Later than `published_on` where the policy comes into force later."""
    changed_on: date = of_practice(Shape.PAST_DATE, required=True, fixed=True, listed=True)
    """When what it says was last changed, in the policy or the practice's details (C1)."""
    letterhead: str = of_practice(Shape.TEXT, required=True, fixed=True, inside=True)
    """The practice's details around the text, as JSON."""
    text_nl: str = of_practice(Shape.PROSE, required=True, fixed=True)
    text_en: str = of_practice(Shape.PROSE, required=True, fixed=True)
    sha256_nl: str = of_practice(Shape.DIGEST, required=True, fixed=True)
    sha256_en: str = of_practice(Shape.DIGEST, required=True, fixed=True)

    def text(self, language: Language) -> str:
        """What it says in a language, as stored source."""
        return self.text_nl if language is Language.DUTCH else self.text_en

    @property
    def practice(self) -> PracticeDetails:
        """The practice as it was when this was published."""
        written = json.loads(self.letterhead)
        return PracticeDetails(**{**written, "address": tuple(written["address"])})

    @property
    def intact(self) -> bool:
        """Whether every word is still what the hashes say was published."""
        found = (self.text_nl, self.sha256_nl), (self.text_en, self.sha256_en)
        return all(
            statement_sha256(self.number, self.valid_from, self.changed_on, self.letterhead, text) == digest
            for text, digest in found
        )

    @property
    def happened_on(self) -> date:
        """The day of publication."""
        return self.published_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Privacyverklaring, versie 3*."""
        return reason("item.statement", number=self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTold(Record):
    """That a client was given the statement, or told of a change in it; part of that client's dossier."""

    noun: ClassVar[Noun] = Noun("statement_told", Category.CORRESPONDENCE)

    client: Id = of_notice(Shape.REFERENCE, refers="client")
    statement: Id = of_notice(Shape.REFERENCE, refers="statement")
    told_on: date = of_notice(Shape.PAST_DATE)
    told_how: Channel = of_notice(Shape.CHOICE)
    note: str = declare(Category.CORRESPONDENCE, source=Source.COACH)

    @property
    def happened_on(self) -> date:
        """The day on which the client was told."""
        return self.told_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """*Privacyverklaring versie 3 gegeven, op 3 maart 2026*."""
        statement = lookup(self.statement)
        number = statement.number if isinstance(statement, Statement) else "?"
        return reason("item.statement_told", number=number, date=self.told_on)


def written_letterhead(practice: PracticeDetails) -> str:
    """The practice's details as they are stored with a statement."""
    return json.dumps(asdict(practice), ensure_ascii=False, sort_keys=True)


def statement_sha256(number: int, valid_from: date, changed_on: date, letterhead: str, text: str) -> str:
    """The hash of all that a statement shows in one language: 64 hexadecimal characters."""
    shown = [number, valid_from.isoformat(), changed_on.isoformat(), letterhead, text]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()

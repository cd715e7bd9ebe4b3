"""Documents and their versions (rows D10, L14): a document is a row of versions, the newest may be a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.document_kind import DocumentKind as DocumentKind
from app.domain.document_kind import valid_until
from app.domain.reason import Label, Reason, reason
from app.kernel.ids import Id
from app.kernel.translator import Language


class VersionState(StrEnum):
    """Where a version stands. DRAFT changes freely; SHARED and later are frozen."""

    DRAFT = "draft"
    SHARED = "shared"
    ANSWERED = "answered"
    """The client asked for changes: that is no approval and no block."""
    APPROVED = "approved"
    BLOCKED = "blocked"
    FINAL = "final"
    SUPERSEDED = "superseded"
    """It gave way to a newer version."""
    WITHDRAWN = "withdrawn"
    """The coach took it back after it was shared: an answer to it counts no more."""


class Channel(StrEnum):
    """By which way something was said, given or received."""

    IN_PERSON = "in_person"
    PAPER = "paper"
    EMAIL = "email"
    TELEPHONE = "telephone"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """What is written about a client; its text stands in its versions."""

    noun: ClassVar[Noun] = Noun("document", Category.COACHING_REPORT)

    client: Id = declare(Category.COACHING_REPORT, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(
        Category.COACHING_REPORT, Shape.REFERENCE, refers="trajectory", required=True, anonymise=Anonymise.KEEP
    )
    kind: DocumentKind = declare(
        Category.COACHING_REPORT, Shape.CHOICE, default=DocumentKind.REPORT, fixed=True, listed=True,
        source=Source.COACH,
    )  # fmt: skip
    title: str = declare(Category.COACHING_REPORT, required=True, listed=True, source=Source.COACH)
    language: Language = declare(Category.COACHING_REPORT, Shape.CHOICE, default=Language.DUTCH, source=Source.COACH)

    @property
    def item_category(self) -> Category:
        """The category of the document's kind."""
        return self.kind.category

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its kind and title."""
        return reason("item.document", kind=Label(f"document_kind.{self.kind.value}"), title=self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Record):
    """One version of a document. Once shared, `frozen` holds its canonical bytes and `content_sha256` their hash:
    approval, consent, gate and disclosure name that hash, and the final PDF renders those bytes.
    """

    noun: ClassVar[Noun] = Noun("version", Category.COACHING_REPORT)

    client: Id = declare(Category.COACHING_REPORT, Shape.REFERENCE, refers="client", required=True, fixed=True)
    document: Id = declare(
        Category.COACHING_REPORT, Shape.REFERENCE, refers="document", required=True, fixed=True,
        anonymise=Anonymise.KEEP,
    )  # fmt: skip
    kind: DocumentKind = declare(Category.COACHING_REPORT, Shape.CHOICE, required=True, fixed=True, source=Source.COACH)
    """The document's kind, kept with the version because it decides the version's data category."""
    number: int = declare(
        Category.COACHING_REPORT, Shape.NUMBER, required=True, fixed=True, listed=True,
        source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    state: VersionState = declare(
        Category.COACHING_REPORT, Shape.CHOICE, default=VersionState.DRAFT, listed=True, source=Source.PROGRAM
    )
    source: str = declare(Category.COACHING_REPORT, Shape.PROSE, sensitivity=Sensitivity.SENSITIVE, source=Source.COACH)
    shared_on: date | None = declare(Category.COACHING_REPORT, Shape.DATE, listed=True, source=Source.PROGRAM)
    frozen: bytes = declare(
        Category.COACHING_REPORT, Shape.BYTES, sensitivity=Sensitivity.SENSITIVE, source=Source.COACH, inside=True,
        limit=4_000_000,
    )  # fmt: skip
    content_sha256: str = declare(Category.COACHING_REPORT, Shape.DIGEST, source=Source.PROGRAM)
    decided_on: date | None = declare(Category.COACHING_REPORT, Shape.PAST_DATE, listed=True)
    """When the client approved or blocked this version, or asked for changes."""
    decided_by: str = declare(Category.COACHING_REPORT)
    decided_how: Channel | None = declare(Category.COACHING_REPORT, Shape.CHOICE, default=None)
    evidence: Id = declare(Category.COACHING_REPORT, Shape.REFERENCE, refers="attachment")
    """The message or scan that proves the client's decision."""
    final_on: date | None = declare(Category.COACHING_REPORT, Shape.DATE, source=Source.PROGRAM)
    pdf: Id = declare(Category.COACHING_REPORT, Shape.REFERENCE, refers="attachment", source=Source.PROGRAM)
    pdf_sha256: str = declare(Category.COACHING_REPORT, Shape.DIGEST, source=Source.PROGRAM)

    @property
    def item_category(self) -> Category:
        """The category of the document's kind."""
        return self.kind.category

    @property
    def valid_until(self) -> date | None:
        """The last day on which it says something; None where it is not final yet, or stays true."""
        return valid_until(self.kind, self.final_on)

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its number and the title of its document."""
        document, kind = lookup(self.document), Label(f"document_kind.{self.kind.value}")
        if not isinstance(document, Document):
            return reason("item.version_alone", kind=kind, number=self.number)
        return reason("item.version", kind=kind, title=document.title, number=self.number)

"""The record of a package: an encrypted file that left the vault for one person (row X1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.domain.category import Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Label, Reason, reason
from app.kernel.ids import Id


class PackageUse(StrEnum):
    """What the recipient gets a package for."""

    REVIEW = "review"
    """A draft to read before it becomes final."""
    CONSENT = "consent"
    """A text to which consent is asked."""
    COPY = "copy"
    """The copy of someone's data after a request (GDPR art. 15 and 20)."""
    FINAL = "final"
    """A finalised document."""
    FORM = "form"
    """Questions to fill in, such as those of an intake (row W5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package(Record):
    """A package that was made: what for, when, its hash, and what is needed to take in its answer."""

    noun: ClassVar[Noun] = Noun("package", Category.REQUEST_FILE)

    client: Id = declare(Category.REQUEST_FILE, Shape.REFERENCE, refers="client", required=True, fixed=True)
    use: PackageUse = declare(
        Category.REQUEST_FILE, Shape.CHOICE, required=True, fixed=True, listed=True, source=Source.PROGRAM
    )
    made_on: date = declare(
        Category.REQUEST_FILE, Shape.DATE, required=True, fixed=True, listed=True, source=Source.PROGRAM
    )
    version: Id = declare(Category.REQUEST_FILE, Shape.REFERENCE, refers="version", fixed=True, source=Source.PROGRAM)
    request: Id = declare(Category.REQUEST_FILE, Shape.REFERENCE, refers="request", fixed=True, source=Source.PROGRAM)
    file_sha256: str = declare(Category.REQUEST_FILE, Shape.DIGEST, required=True, fixed=True, source=Source.PROGRAM)
    package_id: str = declare(
        Category.REQUEST_FILE, required=True, fixed=True, source=Source.PROGRAM, inside=True,
        sensitivity=Sensitivity.NONE,
    )  # fmt: skip
    passphrase: str = declare(
        Category.REQUEST_FILE, required=True, fixed=True, source=Source.PROGRAM, inside=True,
        sensitivity=Sensitivity.NONE,
    )  # fmt: skip
    """Kept so that the coach can read it to the client once more; no copy of a dossier carries it."""
    answer_private_key: bytes = declare(
        Category.REQUEST_FILE, Shape.BYTES, required=True, fixed=True, source=Source.PROGRAM, inside=True,
        sensitivity=Sensitivity.NONE,
    )  # fmt: skip
    answer_key: bytes = declare(
        Category.REQUEST_FILE, Shape.BYTES, required=True, fixed=True, source=Source.PROGRAM, inside=True,
        sensitivity=Sensitivity.NONE,
    )  # fmt: skip

    questions: str = declare(
        Category.REQUEST_FILE, Shape.TEXT, fixed=True, inside=True, source=Source.COACH, limit=1_000_000
    )
    """The questions of a form that is in it: JSON, the label of each by its id. Empty where none is."""
    called_back_on: date | None = declare(Category.REQUEST_FILE, Shape.DATE, listed=True, source=Source.PROGRAM)
    """When the coach took it back: an answer to it counts no more."""
    called_back_why: str = declare(Category.REQUEST_FILE, source=Source.COACH, limit=1000)

    @property
    def happened_on(self) -> date:
        """The day it was made."""
        return self.made_on

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By its use and day."""
        return reason("item.package", use=Label(f"package_use.{self.use.value}"), date=self.made_on)

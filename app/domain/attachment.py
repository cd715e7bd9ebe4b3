"""The attachment: a file in the dossier, kept in the vault (rows A3, W3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape, declare
from app.domain.reason import Reason, reason
from app.kernel.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A file of one dossier: its bytes lie in the vault in chunks. Its name is a label, never a path."""

    noun: ClassVar[Noun] = Noun("attachment", Category.PERSONAL_DOCUMENT)

    client: Id = declare(Category.PERSONAL_DOCUMENT, Shape.REFERENCE, refers="client", required=True, fixed=True)
    trajectory: Id = declare(Category.PERSONAL_DOCUMENT, Shape.REFERENCE, refers="trajectory", anonymise=Anonymise.KEEP)
    name: str = declare(Category.PERSONAL_DOCUMENT, required=True, limit=300, listed=True)
    category: Category = declare(
        Category.PERSONAL_DOCUMENT, Shape.CHOICE, default=Category.PERSONAL_DOCUMENT, listed=True, source=Source.COACH
    )
    origin: Source = declare(Category.PERSONAL_DOCUMENT, Shape.CHOICE, default=Source.CLIENT, source=Source.COACH)
    """Who it comes from: what the client gave belongs to portability."""
    media_type: str = declare(
        Category.PERSONAL_DOCUMENT, fixed=True, source=Source.PROGRAM, sensitivity=Sensitivity.NONE
    )
    size: int = declare(
        Category.PERSONAL_DOCUMENT, Shape.SIZE, required=True, fixed=True, listed=True, source=Source.PROGRAM,
        sensitivity=Sensitivity.NONE,
    )  # fmt: skip
    """In bytes."""
    sha256: str = declare(Category.PERSONAL_DOCUMENT, Shape.DIGEST, required=True, fixed=True, source=Source.PROGRAM)

    @property
    def item_category(self) -> Category:
        """The category that the coach gave this file."""
        return self.category

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By the name of its file."""
        return reason("item.attachment", name=self.name)

"""A redaction: what is covered in an item of a copy, with a written reason (rows L15, X7; GDPR art. 15(4)).

A passage of a written text is named by its characters, a part of a picture or page by its box. Neither tells how long
or how large the thing under it is: where it lies is the program's own bookkeeping, and leaves the vault in no copy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.declare import Noun, Record, Shape
from app.domain.of_request import of_request
from app.domain.omission import OmissionCause
from app.domain.reason import Label, Reason, reason
from app.kernel.errors import Fault
from app.kernel.ids import Id

WHOLE = 10_000
"""The width or height of a page or picture: boxes are measured in ten-thousandths of it."""


def _place(shape: Shape, **options: Any) -> Any:
    settled = {"fixed": True, "inside": True, "source": Source.PROGRAM, "sensitivity": Sensitivity.NONE}
    return of_request(shape, **{**settled, "anonymise": Anonymise.KEEP, **options})


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction(Record):
    """One passage or box that the copy for one request shows as a bar."""

    noun: ClassVar[Noun] = Noun("redaction", Category.REQUEST_FILE)

    client: Id = of_request(Shape.REFERENCE, refers="client", required=True, fixed=True)
    request: Id = of_request(Shape.REFERENCE, refers="request", required=True, fixed=True)
    about: str = _place(Shape.LINE, limit=40)
    """The name of the item's noun."""
    item: str = of_request(limit=40, fixed=True, inside=True, source=Source.PROGRAM)
    field: str = _place(Shape.LINE, limit=60)
    """The field of the item whose text is covered; empty for the file of an attachment."""
    start: int = _place(Shape.NUMBER)
    """The first character that is covered, in the readable text of the field (app.domain.covering)."""
    end: int = _place(Shape.NUMBER)
    """The first character after it."""
    page: int = _place(Shape.NUMBER)
    """The page of a file, counted from 0; a picture has one."""
    left: int = _place(Shape.NUMBER)
    top: int = _place(Shape.NUMBER)
    width: int = _place(Shape.NUMBER)
    height: int = _place(Shape.NUMBER)
    marked: str = _place(Shape.DIGEST, anonymise=Anonymise.DROP)
    """SHA-256 of the text or file that was looked at: where that changed, the coach looks again."""
    cause: OmissionCause = of_request(Shape.CHOICE, required=True, listed=True)
    reason: str = of_request(Shape.TEXT, required=True, listed=True, limit=4000)
    """Why, in words that the client gets to read."""

    def faults(self) -> tuple[Fault, ...]:
        """A passage has an end after its beginning; a box lies within its page."""
        if self.field:
            placed = 0 <= self.start < self.end
        else:
            sides = ((self.left, self.width), (self.top, self.height))
            placed = all(begin >= 0 and size > 0 and begin + size <= WHOLE for begin, size in sides)
        return () if placed else (Fault("redaction.place", "nothing_marked"),)

    def named(self, lookup: Callable[[str], Record | None]) -> Reason:
        """By the item in which it is, which the copy shows."""
        found = lookup(self.item)
        if found is None:
            return reason("item.redaction", what=Label(f"noun.{self.about}"))
        return reason("item.redaction", what=found.named(lookup))

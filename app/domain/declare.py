"""Declared once: what every field of every noun says of itself.

A noun is a frozen dataclass derived from `Record`; each of its fields is made by `declare`. Row mapper, form, table,
open-format export, portability file, access package, import mapping and anonymiser read these declarations
and nothing else, so that nothing which is stored can be forgotten by one of them.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, cast

from app.domain.category import Anonymise, Category, Sensitivity, Source
from app.domain.left import Left
from app.domain.reason import Label, Reason, reason
from app.kernel.clock import legal_date
from app.kernel.ids import Id


class Shape(StrEnum):
    """What a value looks like, for forms, checks and documents. The Python type is the field's annotation."""

    LINE = "line"
    TEXT = "text"
    PROSE = "prose"
    """The stored source of written text (app.domain.prose_source)."""
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    KVK = "kvk"
    """The eight digits of a firm in the Dutch trade register."""
    DATE = "date"
    PAST_DATE = "past_date"
    """A date that cannot lie in the future: of birth, of receipt, of giving consent."""
    TIME = "time"
    """A time of day, HH:MM."""
    INSTANT = "instant"
    CHOICE = "choice"
    YES_NO = "yes_no"
    NUMBER = "number"
    AMOUNT = "amount"
    """Money, in whole cents of a euro."""
    SIZE = "size"
    """The size of a file, in bytes."""
    REFERENCE = "reference"
    DIGEST = "digest"
    """SHA-256 as 64 hexadecimal characters."""
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a field says of itself, apart from its name and type."""

    category: Category
    shape: Shape
    required: bool
    sensitivity: Sensitivity
    source: Source
    anonymise: Anonymise
    limit: int
    refers: str
    fixed: bool
    inside: bool
    listed: bool
    consequence: bool
    rest: bool = False
    ahead: int = 0
    alive: bool = False


def declare(
    category: Category,
    shape: Shape = Shape.LINE,
    *,
    required: bool = False,
    sensitivity: Sensitivity = Sensitivity.PERSONAL,
    source: Source = Source.CLIENT,
    anonymise: Anonymise | None = None,
    limit: int = 0,
    refers: str = "",
    fixed: bool = False,
    inside: bool = False,
    listed: bool = False,
    consequence: bool = False,
    rest: bool = False,
    ahead: int = 0,
    alive: bool = False,
    default: object = dataclasses.MISSING,
) -> Any:
    """Declare one field of a noun.

    anonymise    what anonymising does to it; None is what fits its shape: a choice leads to nobody and stays, as does
                 whose it was, an opaque id; a date is made vague; all else is dropped
    limit        the most characters that text may have; 0 is the shape's own limit
    refers       the name of the noun that a REFERENCE leads to
    fixed        set once when the record is made: no form changes it
    inside       the program's own bookkeeping (a nonce, an order): not shown in forms
    listed       shown as a column of the noun's table
    rest         stays for as long as something that must be kept rests on the item: a name on fiscal records
    ahead        how many years after today a date may lie at most; 0 is what fits its shape
    alive        whether the client lives on that day: what takes place with them lies not after their death
    consequence  `<label>.consequence` tells what follows when it is not given (GDPR art. 13(2)(e))
    """
    declaration = Declaration(
        category, shape, required, sensitivity, source, anonymise or _left(shape, refers),
        limit or _LIMITS.get(shape, 0), refers, fixed, inside, listed, consequence, rest,
        ahead or _AHEAD.get(shape, 0), alive,
    )  # fmt: skip
    metadata = {"declaration": declaration}
    if default is not dataclasses.MISSING:
        return field(default=default, metadata=metadata)
    if required:
        return field(metadata=metadata)
    return field(default=_EMPTY.get(shape, ""), metadata=metadata)


def of_practice(shape: Shape = Shape.TEXT, **options: Any) -> Any:
    """Declare a field of the practice's own affairs, such as a breach: written by the coach, kept when anonymised."""
    settled = {"source": Source.COACH, "anonymise": Anonymise.KEEP, "sensitivity": Sensitivity.NONE}
    return declare(Category.PRACTICE, shape, **{**settled, **options})


def of_program(shape: Shape, **options: Any) -> Any:
    """Declare a field of the practice's own affairs that the program writes down once, such as what was destroyed."""
    return of_practice(shape, **{"source": Source.PROGRAM, "fixed": True, **options})


def kept_as(usual: Category) -> Any:
    """Declare the data category that an item takes over from what it is about: it is kept as long as that. `usual` is
    its category where there is nothing to take it from.
    """
    return declare(
        usual, Shape.CHOICE, default=usual, fixed=True, inside=True, sensitivity=Sensitivity.NONE, source=Source.PROGRAM
    )


def _left(shape: Shape, refers: str) -> Anonymise:
    """What anonymising leaves of a field that does not say so itself."""
    return Anonymise.KEEP if refers == "client" else _LEFT.get(shape, Anonymise.DROP)


_LEFT = {
    Shape.CHOICE: Anonymise.KEEP, Shape.YES_NO: Anonymise.KEEP, Shape.DATE: Anonymise.GENERALISE,
    Shape.PAST_DATE: Anonymise.GENERALISE,
}  # fmt: skip
_LIMITS = {
    Shape.LINE: 200, Shape.TEXT: 20_000, Shape.PROSE: 2_000_000, Shape.EMAIL: 254, Shape.PHONE: 40,
    Shape.POSTCODE: 12, Shape.KVK: 8, Shape.TIME: 5, Shape.DIGEST: 64, Shape.BYTES: 1_000_000,
}  # fmt: skip
_AHEAD = {Shape.DATE: 5}
"""Nobody plans further: 2062 is a slip of the finger for 2026."""
FAR_AHEAD = 30
"""Years, for what may well hold so long: a mentorship, a consent to be kept."""
_EMPTY: dict[Shape, object] = {
    Shape.DATE: None, Shape.PAST_DATE: None, Shape.INSTANT: None, Shape.YES_NO: False, Shape.NUMBER: 0,
    Shape.AMOUNT: 0, Shape.SIZE: 0, Shape.BYTES: b"",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of itself: its name, and the data category of its items unless an item has its own."""

    name: str
    category: Category

    @property
    def label(self) -> str:
        """The key of the noun's name; `<label>.plural` is the plural."""
        return f"noun.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every stored thing has: an opaque identity, and when it was made and last changed (instants, UTC).

    An item of a dossier also has a field `client`: all that is kept of one client is found by that.
    """

    noun: ClassVar[Noun]

    id: Id = declare(
        Category.PRACTICE, inside=True, fixed=True, required=True,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.KEEP,
    )  # fmt: skip
    made: datetime = declare(
        Category.PRACTICE, Shape.INSTANT, inside=True, fixed=True, required=True,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.GENERALISE,
    )  # fmt: skip
    changed: datetime = declare(
        Category.PRACTICE, Shape.INSTANT, inside=True, required=True,
        sensitivity=Sensitivity.NONE, source=Source.PROGRAM, anonymise=Anonymise.GENERALISE,
    )  # fmt: skip

    @property
    def item_category(self) -> Category:
        """The data category of this item, which decides its retention rule."""
        return self.noun.category

    @property
    def happened_on(self) -> date:
        """The day to which this item belongs: of the session, of receipt; else the day it was made (Amsterdam)."""
        return legal_date(self.made)

    def named(self, lookup: Lookup) -> Reason:
        """What it is called in a list or an overview, for `worded`. `lookup` finds what the name borrows from."""
        return reason("item.other", noun=Label(self.noun.label))

    @property
    def leaves(self) -> Left | None:
        """What it leaves in the totals of the practice when it is destroyed or made anonymous; None for nothing."""
        return None

    @property
    def listing(self) -> str:
        """The text by which a list sorts and filters this item: its listed columns."""
        values = (getattr(self, each.name) for each in columns(type(self)) if each.declaration.listed)
        return " ".join(str(value) for value in values if value not in ("", None))


Lookup = Callable[[str], Record | None]
"""Finds a record by its id."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field as everything that follows from it sees it."""

    noun: str
    name: str
    python: type
    optional: bool
    declaration: Declaration

    @property
    def label(self) -> str:
        """The key of the field's label; `<label>.hint` may explain it."""
        return f"{self.noun}.{self.name}"

    def choice_label(self, value: StrEnum) -> str:
        """The key of a choice's label."""
        return f"{self.choices_name}.{value.value}"

    @property
    def choices_name(self) -> str:
        """The snake-case name of the enumeration behind a CHOICE, under which its labels stand."""
        name = self.python.__name__
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def columns(record: type[Record]) -> tuple[Column, ...]:
    """The declared fields of a noun, in their order."""
    if record not in _known:
        _known[record] = _columns(record)
    return _known[record]


_known: dict[type[Record], tuple[Column, ...]] = {}
"""What was read from declarations before: they do not change while the program runs."""


def _columns(record: type[Record]) -> tuple[Column, ...]:
    hints = typing.get_type_hints(record)
    return tuple(
        Column(
            record.noun.name,
            each.name,
            *_plain(hints[each.name]),
            cast(Declaration, each.metadata["declaration"]),
        )
        for each in dataclasses.fields(record)
    )


def column(record: type[Record], name: str) -> Column:
    """One declared field by its name."""
    return next(each for each in columns(record) if each.name == name)


def asked(record: type[Record]) -> tuple[Column, ...]:
    """The fields that a form asks for: all but the program's own bookkeeping."""
    return tuple(each for each in columns(record) if not each.declaration.inside)


def in_dossier(record: type[Record]) -> bool:
    """Whether items of this noun belong to one client's dossier."""
    return record.noun.name == "client" or any(each.name == "client" for each in columns(record))


def _plain(hint: object) -> tuple[type, bool]:
    """The type behind an annotation, and whether None is allowed beside it."""
    if isinstance(hint, types.UnionType):
        (only,) = (part for part in hint.__args__ if part is not type(None))
        return _plain(only)[0], True
    if isinstance(hint, typing.NewType):
        return str, False
    if hint in (str, int, bool, bytes, date, datetime) or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return cast(type, hint), False
    raise TypeError(f"{hint!r} cannot be declared")

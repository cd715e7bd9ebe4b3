"""What is left of a record when it is anonymised, or reduced to what rests on it: by its declarations alone (E12)."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime

from app.domain.category import Anonymise, Category
from app.domain.check import check
from app.domain.declare import Column, Record, Shape, columns
from app.domain.values import Plain, to_plain

DASH = "\u2013"
"""What stands where a text must be and none may."""
_TEXTS = (Shape.LINE, Shape.TEXT, Shape.PROSE)
_IRREDUCIBLE = (Shape.DIGEST, Shape.BYTES, Shape.NUMBER, Shape.AMOUNT, Shape.SIZE)
_SHORT = 2
"""Characters of a postcode that name a region, not a street."""


def anonymous_fields(record: Record) -> dict[str, Plain]:
    """What may be known of an item whose person may not: kept fields as they are, generalised ones with less in them.

    No reference and no id: they lead back.
    """
    found: dict[str, Plain] = {}
    for each in columns(type(record)):
        value = getattr(record, each.name)
        if each.name in ("id", "made", "changed") or each.declaration.shape is Shape.REFERENCE or value in ("", None):
            continue
        match each.declaration.anonymise:
            case Anonymise.KEEP if each.declaration.shape is not Shape.BYTES:
                found[each.name] = to_plain(value)
            case Anonymise.GENERALISE:
                less = _less(value)
                if less is not None:
                    found[each.name] = less
    return found


def _less(value: object) -> Plain:
    """Less of a value: of a day its year, of a postcode its region; of anything else nothing."""
    if isinstance(value, datetime | date):
        return f"{value.year:04}"
    if isinstance(value, str):
        return value.strip()[:_SHORT] or None
    return None


def reduced_values(record: Record) -> Mapping[str, object] | None:
    """The fields that change when a record is reduced to what is needed by that which rests on it.

    What stays: its references into the dossier, what its declarations keep, and what they keep for the rest. None where
    it cannot be less than it is: a file is a file, and a release names its recipient.
    """
    changed: dict[str, object] = {}
    for each in columns(type(record)):
        if _stays(each):
            continue
        less = _empty(type(record), each)
        if less is None and each.declaration.shape in _IRREDUCIBLE:
            return None
        if less != getattr(record, each.name):
            changed[each.name] = less
    return None if check(dataclasses.replace(record, **changed)) else changed  # type: ignore[arg-type] # declared types


def _stays(each: Column) -> bool:
    declaration = each.declaration
    if each.name in ("id", "made", "changed") or declaration.rest:
        return True
    if declaration.required and declaration.shape not in (*_TEXTS, *_IRREDUCIBLE):
        return True
    if declaration.shape is Shape.REFERENCE:
        return declaration.anonymise is Anonymise.KEEP
    # The day of an event tells when and not who, and terms of other items run from it.
    known = declaration.anonymise is Anonymise.KEEP or declaration.shape in (Shape.DATE, Shape.PAST_DATE)
    return known and declaration.category is not Category.IDENTITY


def _empty(record: type[Record], each: Column) -> object:
    """Nothing, as this field has it; a dash where a text must be; None where that cannot be."""
    if each.declaration.required:
        return DASH if each.declaration.shape in _TEXTS else None
    return next(known.default for known in dataclasses.fields(record) if known.name == each.name)


def categories_within(record: Record) -> frozenset[Category]:
    """The categories of what reducing a record would take from it."""
    taken = reduced_values(record) or {}
    return frozenset(each.declaration.category for each in columns(type(record)) if each.name in taken)
